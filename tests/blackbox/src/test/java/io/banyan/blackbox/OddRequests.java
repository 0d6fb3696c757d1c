package io.banyan.blackbox;

import io.banyan.testkit.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes requests of every method with override headers, odd paths and bodies, and knows which of them are clear reads.
final class OddRequests {
    private static final List<String> WRITES = List.of(
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "OPTIONS",
            "TRACE",
            "PROPFIND",
            "QUERY",
            "get",
            "Get",
            "GETX",
            "head",
            "X");

    private static final List<String> ODD_PATHS = List.of(
            "/events/../users",
            "/events/./7",
            "/events//7",
            "//events/7",
            "/events/%2e%2e/x",
            "/events/7;a=b",
            "/events;/7",
            "/events/..;/x",
            "/events/a%2Fb",
            "/events/a%5cb",
            "/events/a\\b",
            "/events/%00",
            "/events/%zz",
            "/events/%E9",
            "/events/\u00e9",
            "/x/../events/7",
            "/events/7/",
            "/EVENTS/7");

    private static final List<String> ODD_QUERIES = List.of(
            "?_method=DELETE", "?_METHOD=put", "?a=b&_httpmethod=x", "?%5fmethod=PUT", "?a=|", "?a=[1]", "?%zz");

    private static final List<String> CLEAR_QUERIES = List.of("", "", "", "?", "?a=b", "?a=%2F&b=c+d", "?_methods=1");

    private static final List<String> ODD_HEADERS = List.of(
            "X-HTTP-Method-Override: DELETE",
            "x-http-method: PUT",
            "X-METHOD-OVERRIDE: GET",
            "X-Original-URL: /admin",
            "X-Rewrite-URL: /admin",
            "Range: bytes=0-",
            "If-Range: \"a\"",
            "Upgrade: websocket\r\nConnection: Upgrade");

    private static final List<String> CLEAR_HEADERS = List.of(
            "Accept: */*", "Cookie: _method=DELETE", "X-Method: PUT", "Content-Length: 0", "If-None-Match: \"a\"");

    private final Random random;

    OddRequests(Random random) {
        this.random = random;
    }

    /// One request.
    ///
    /// @param clearRead whether MODERN may see it
    record Made(String text, boolean clearRead) {}

    /// @param number goes into a header, so that an upstream can be asked what it saw
    Made make(int number) {
        boolean write = chance(30);
        boolean oddPath = chance(20);
        boolean oddQuery = chance(15);
        boolean oddHeader = chance(20);
        boolean body = chance(10);
        String method = write ? one(WRITES) : one(List.of("GET", "GET", "HEAD"));
        String target = (oddPath ? one(ODD_PATHS) : "/events/" + random.nextInt(1_000))
                + one(oddQuery ? ODD_QUERIES : CLEAR_QUERIES);
        List<String> lines = new ArrayList<>(List.of("X-Number: " + number));
        if (oddHeader) {
            lines.add(one(ODD_HEADERS));
        }
        boolean clear = !write && !oddPath && !oddQuery && !oddHeader && !body;
        if (body) {
            return new Made(withBody(method, target, lines), false);
        }
        if (chance(30)) {
            lines.add(one(CLEAR_HEADERS));
        }
        return new Made(Requests.of(method, target, lines.toArray(String[]::new)), clear);
    }

    private String withBody(String method, String target, List<String> lines) {
        boolean chunked = random.nextBoolean();
        lines.add(chunked ? "Transfer-Encoding: chunked" : "Content-Length: 3");
        String head = Requests.of(method, target, lines.toArray(String[]::new));
        return head + (chunked ? "3\r\nabc\r\n0\r\n\r\n" : "abc");
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
