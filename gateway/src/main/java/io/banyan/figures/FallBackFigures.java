package io.banyan.figures;

import java.util.List;

/// Reads a second that were MODERN's and that LEGACY answered, by cause: ways to fail, and two guards that kept reads
/// from being tried.
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
        double bulkhead) {
    static final FallBackFigures NONE = new FallBackFigures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    static FallBackFigures mean(List<FallBackFigures> seconds) {
        return new FallBackFigures(
                Rates.mean(seconds, FallBackFigures::connect),
                Rates.mean(seconds, FallBackFigures::reset),
                Rates.mean(seconds, FallBackFigures::malformed),
                Rates.mean(seconds, FallBackFigures::timeout),
                Rates.mean(seconds, FallBackFigures::status),
                Rates.mean(seconds, FallBackFigures::cookie),
                Rates.mean(seconds, FallBackFigures::stale),
                Rates.mean(seconds, FallBackFigures::lane),
                Rates.mean(seconds, FallBackFigures::unexpected),
                Rates.mean(seconds, FallBackFigures::breaker),
                Rates.mean(seconds, FallBackFigures::bulkhead));
    }
}
