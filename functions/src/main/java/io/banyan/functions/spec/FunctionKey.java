package io.banyan.functions.spec;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The keys of a `function.yaml`.
public enum FunctionKey {
    NAME("orders-by-member", true),
    GROUP("orders", true),
    OWNER("team-orders", true),
    CONTACT("\"#team-orders\"", true),
    LIFECYCLE("production", true),
    RUNTIME("nodejs", true),
    HANDLER("index.handler", false),
    CODE("target/classes", false),
    MEMORY("256MB", false),
    TIMEOUT("3s", false),
    CONCURRENCY("10", false),
    ENVIRONMENT("{ REDIS_URL: \"redis://127.0.0.1:6379\" }", false);

    private final String example;
    private final boolean isRequired;

    FunctionKey(String example, boolean isRequired) {
        this.example = example;
        this.isRequired = isRequired;
    }

    /// As in a file.
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isRequired() {
        return isRequired;
    }

    /// `timeout: 3s`.
    String line() {
        return written() + ": " + example;
    }

    static boolean isOne(String text) {
        return Arrays.stream(values()).anyMatch(key -> key.written().equals(text));
    }

    static String exampleOf(String text) {
        return Arrays.stream(values())
                .filter(key -> key.written().equals(text))
                .map(FunctionKey::line)
                .findFirst()
                .orElse(text + ": a value");
    }

    static String allowed() {
        return Arrays.stream(values()).map(FunctionKey::written).collect(Collectors.joining(", "));
    }
}
