package io.banyan.demo.stage;

/// What a demo is made of. It is stopped from the front to the back: the gateway, then both sides and what keeps the
/// modern one's views, then what these keep their data in.
public enum Part {
    GATEWAY("the gateway", 0),
    MODERN("the modern side", 1),
    PROJECTOR("the projector", 1),
    FUNCTIONS("the host of functions", 1),
    MONOLITH("the monolith", 1),
    REDIS("Redis", 2),
    DATABASE("PostgreSQL", 2);

    private final String title;
    private final int depth;

    Part(String title, int depth) {
        this.title = title;
        this.depth = depth;
    }

    /// Parts of equal depth do not need each other and stop side by side; 0 stops first.
    int depth() {
        return depth;
    }

    /// As sentences name it: `the modern side`.
    public String title() {
        return title;
    }
}
