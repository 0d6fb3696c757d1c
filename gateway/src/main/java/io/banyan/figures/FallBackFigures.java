package io.banyan.figures;

/// Reads a second that were MODERN's and that LEGACY answered, by cause: ways to fail, and guards that kept reads
/// from being tried; `throttled` is of both kinds.
public record FallBackFigures(
        double connect,
        double reset,
        double malformed,
        double timeout,
        double status,
        double cookie,
        double stale,
        double lane,
        double unexpected,
        double breaker,
        double bulkhead,
        double throttled,
        double function,
        double unrepresentable,
        double identity) {
    static final FallBackFigures NONE = new FallBackFigures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
