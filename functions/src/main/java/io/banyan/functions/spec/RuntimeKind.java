package io.banyan.functions.spec;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// What runs a function's code, by the name that stands in its file.
public enum RuntimeKind {
    /// A Java handler, by AWS's own runtime interface client.
    JAVA25("java25", "com.example.Handler::handleRequest"),
    /// A JavaScript handler, by a bootstrap script of ours.
    NODEJS("nodejs", "index.handler"),
    /// An executable named `bootstrap`, which asks the Runtime API itself.
    PROVIDED("provided", "bootstrap");

    private final String written;
    private final String handler;

    RuntimeKind(String written, String handler) {
        this.written = written;
        this.handler = handler;
    }

    /// As in a file: `java25`.
    public String written() {
        return written;
    }

    /// What its `handler` looks like, for messages.
    public String exampleHandler() {
        return handler;
    }

    static Optional<RuntimeKind> of(String written) {
        return Arrays.stream(values())
                .filter(kind -> kind.written.equals(written))
                .findFirst();
    }

    static String allowed() {
        return Arrays.stream(values()).map(RuntimeKind::written).collect(Collectors.joining(", "));
    }
}
