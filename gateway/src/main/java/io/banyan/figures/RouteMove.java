package io.banyan.figures;

import io.banyan.split.Weight;

/// A route whose applied weight a plan changes. In percent.
///
/// @param points `to` less `from`: 15, or -15
public record RouteMove(String id, double from, double to, double points) {
    public static RouteMove of(String id, Weight from, Weight to) {
        return new RouteMove(
                id,
                percent(from.basisPoints()),
                percent(to.basisPoints()),
                percent(to.basisPoints() - from.basisPoints()));
    }

    Weight before() {
        return weight(from);
    }

    Weight after() {
        return weight(to);
    }

    private static double percent(int basisPoints) {
        return basisPoints / 100.0;
    }

    private static Weight weight(double percent) {
        return new Weight((int) Math.round(percent * 100));
    }
}
