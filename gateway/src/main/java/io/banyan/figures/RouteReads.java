package io.banyan.figures;

import org.jspecify.annotations.Nullable;

/// Clear reads that a weight or a kill switch decided, by the side that answered.
public record RouteReads(long legacy, long modern) {
    static final RouteReads NONE = new RouteReads(0, 0);

    RouteReads plus(RouteReads other) {
        return new RouteReads(legacy + other.legacy, modern + other.modern);
    }

    RouteReads minus(RouteReads before) {
        return new RouteReads(legacy - before.legacy, modern - before.modern);
    }

    public long all() {
        return legacy + modern;
    }

    /// MODERN's share in percent, with two decimals; null without reads.
    public @Nullable Double measured() {
        return all() == 0 ? null : Math.round(modern * 10_000.0 / all()) / 100.0;
    }
}
