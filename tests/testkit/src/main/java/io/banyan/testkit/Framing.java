package io.banyan.testkit;

import java.util.Locale;

/// How the end of a body is told.
public sealed interface Framing {
    record None() implements Framing {}

    record Length(long bytes) implements Framing {}

    record Chunked() implements Framing {}

    record UntilClose() implements Framing {}

    static Framing ofRequest(Head head) {
        return declared(head, new None());
    }

    static Framing ofAnswer(Head head, String method) {
        int status = head.status();
        boolean empty = method.equals("HEAD") || status < 200 || status == 204 || status == 304;
        return empty ? new None() : declared(head, new UntilClose());
    }

    private static Framing declared(Head head, Framing otherwise) {
        boolean chunked = head.values("Transfer-Encoding").stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).endsWith("chunked"));
        if (chunked) {
            return new Chunked();
        }
        return head.first("Content-Length")
                .<Framing>map(value -> new Length(Long.parseLong(value)))
                .orElse(otherwise);
    }
}
