package io.banyan.testkit;

/// The text of plain requests; what is odd in a test stands in the test.
public final class Requests {
    public static final String HOST = "www.example.com";

    private Requests() {}

    public static String get(String target, String... headerLines) {
        return of("GET", target, headerLines);
    }

    /// Without a body.
    public static String of(String method, String target, String... headerLines) {
        StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: " + HOST + "\r\n");
        for (String line : headerLines) {
            text.append(line).append("\r\n");
        }
        return text.append("\r\n").toString();
    }

    /// With a body whose length is told.
    public static String post(String target, String body, String... headerLines) {
        String head = of("POST", target, headerLines);
        return head.substring(0, head.length() - 2) + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
