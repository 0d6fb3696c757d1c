package io.banyan.newside;

import io.banyan.testkit.Gateway;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A browser that reads and writes one counter: one connection, and the cookies that it was given.
final class Client implements AutoCloseable {
    private final RawClient connection;
    private final String path;
    /// Name → value.
    private final Map<String, String> cookies = new TreeMap<>();

    Client(Gateway gateway, int counter) {
        connection = gateway.connect();
        path = "/counters/" + counter;
    }

    /// What both sides answer for a counter.
    static String body(String id, long number) {
        return "{\"id\":\"" + id + "\",\"number\":\"" + number + "\"}";
    }

    /// What a client saw.
    record Seen(RawAnswer answer, boolean modern, long number) {}

    Seen read(String... headerLines) {
        return seen(connection.exchange(Requests.get(path, lines(headerLines))));
    }

    /// Gives what the counter comes to.
    long write() {
        return seen(connection.exchange(Requests.post(path, "x", lines()))).number();
    }

    private String[] lines(String... more) {
        List<String> lines = new ArrayList<>(List.of(more));
        if (!cookies.isEmpty()) {
            lines.add("Cookie: "
                    + cookies.entrySet().stream().map(Object::toString).collect(Collectors.joining("; ")));
        }
        return lines.toArray(String[]::new);
    }

    private Seen seen(RawAnswer answer) {
        for (String set : answer.head().values("Set-Cookie")) {
            String[] cookie = set.substring(0, set.indexOf(';')).split("=", 2);
            cookies.put(cookie[0], cookie[1]);
        }
        String number = answer.text().replaceAll(".*\"number\":\"(\\d+)\".*", "$1");
        if (answer.status() != 304 && !number.matches("\\d+")) {
            throw new AssertionError(answer.status() + " " + answer.text());
        }
        boolean modern = answer.header("X-Side").isEmpty();
        return new Seen(answer, modern, answer.status() == 304 ? -1 : Long.parseLong(number));
    }

    @Override
    public void close() {
        connection.close();
    }
}
