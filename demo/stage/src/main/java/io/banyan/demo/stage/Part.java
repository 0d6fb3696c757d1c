package io.banyan.demo.stage;

/// What a demo is made of, in the order in which it is stopped.
public enum Part {
    GATEWAY("the gateway"),
    MODERN("the modern side"),
    MONOLITH("the monolith"),
    DATABASE("PostgreSQL");

    private final String title;

    Part(String title) {
        this.title = title;
    }

    /// As sentences name it: `the modern side`.
    public String title() {
        return title;
    }
}
