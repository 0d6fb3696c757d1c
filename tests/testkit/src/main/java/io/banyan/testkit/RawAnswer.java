package io.banyan.testkit;

import java.util.List;
import java.util.Optional;

/// An answer as a client saw it.
///
/// @param interim the 1xx heads before it, 101 never among them
public record RawAnswer(List<Head> interim, Head head, Body body) {
    public RawAnswer {
        interim = List.copyOf(interim);
    }

    public int status() {
        return head.status();
    }

    public Optional<String> header(String name) {
        return head.first(name);
    }

    public String text() {
        return body.text();
    }
}
