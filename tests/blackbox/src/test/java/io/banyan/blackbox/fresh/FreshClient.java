package io.banyan.blackbox.fresh;

import io.banyan.testkit.Gateway;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A browser: one connection, and the tickets that it was given.
final class FreshClient implements AutoCloseable {
    private static final String COOKIE = "banyan-ticket";

    private final RawClient connection;
    private final Map<String, String> tickets = new TreeMap<>();

    FreshClient(Gateway gateway) {
        connection = gateway.connect();
    }

    /// What a client saw.
    record Seen(RawAnswer answer, String side, long number) {}

    Seen read(String... headerLines) {
        return seen(connection.exchange(Requests.get("/events/7", lines(headerLines))));
    }

    /// Gives the number that was written.
    long write() {
        return seen(connection.exchange(Requests.post("/events/7", "x", lines())))
                .number();
    }

    RawAnswer exchange(String request) {
        RawAnswer answer = connection.exchange(request);
        keep(answer);
        return answer;
    }

    /// That of its last write.
    String ticket() {
        return tickets.getOrDefault(COOKIE, "");
    }

    /// Its cookies as a header line, and more.
    String[] lines(String... more) {
        List<String> lines = new ArrayList<>(List.of(more));
        if (!tickets.isEmpty()) {
            List<String> pairs = new ArrayList<>();
            tickets.forEach((name, value) -> pairs.add(name + "=" + value));
            lines.add("Cookie: " + String.join("; ", pairs));
        }
        return lines.toArray(String[]::new);
    }

    private Seen seen(RawAnswer answer) {
        keep(answer);
        return new Seen(answer, answer.header("X-Side").orElse("nobody"), Long.parseLong(answer.text()));
    }

    /// Takes the cookies of an answer, which may have come over another of its connections.
    void keep(RawAnswer answer) {
        for (String set : answer.head().values("Set-Cookie")) {
            if (set.startsWith(COOKIE)) {
                int equals = set.indexOf('=');
                tickets.put(set.substring(0, equals), set.substring(equals + 1, set.indexOf(';')));
            }
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
