package io.banyan.ramp;

import io.banyan.evidence.Kind;
import io.banyan.split.Weight;
import java.util.Collection;
import java.util.Map;

/// How fast reads of a group come that say something about MODERN, while it has a weight.
///
/// Example: of 100 reads a second at 20 %, with `shadow: 5%`, 4 copies a second go to MODERN, and 20 clients read from
/// it. For mismatches that is 4 reads a second, for errors 24.
///
/// @param reads of each route, a second
record Supply(Copying copying, Map<String, Double> reads, double modern) {
    private static final double DAY = 86_400;

    static Supply at(Weight weight, Copying copying, Map<String, Double> reads) {
        return new Supply(copying, reads, weight.basisPoints() / 10_000.0);
    }

    /// In how many seconds so many reads come that are looked at for a kind, over these routes together; infinite =
    /// never.
    double seconds(long needed, Kind kind, Collection<String> routes) {
        double copies =
                routes.stream().mapToDouble(route -> copies(route, kind)).sum() * pace();
        double clients = kind == Kind.MISMATCH ? 0 : clients(routes);
        double all = copies + clients;
        if (all <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        double seconds = needed / all;
        double made = copied() * pace();
        if (copying.perDay() == 0 || made * seconds <= copying.perDay()) {
            return seconds;
        }
        return Math.max(seconds, needed / (clients + copies / made * copying.perDay() / DAY));
    }

    /// What keeps copies below their share, as the route file has it; empty = nothing does.
    String bound(double seconds) {
        double made = copied() * pace();
        if (copying.perDay() > 0 && made * seconds > copying.perDay()) {
            return "shadow.per-day";
        }
        return pace() < 1 ? "shadow.per-second" : "";
    }

    private double copies(String route, Kind kind) {
        boolean both = kind == Kind.MISMATCH && copying.ofModern();
        return read(route) * copying.share(route) * (both ? 1 : 1 - modern);
    }

    /// Copies a second of all routes, whatever they say, if nothing bounded them.
    private double copied() {
        double answered = copying.ofModern() ? 1 : 1 - modern;
        return reads.keySet().stream()
                .mapToDouble(route -> read(route) * copying.share(route) * answered)
                .sum();
    }

    private double pace() {
        double copied = copied();
        return copied <= copying.perSecond() ? 1 : copying.perSecond() / copied;
    }

    private double clients(Collection<String> routes) {
        double all = reads.keySet().stream().mapToDouble(this::read).sum() * modern;
        double some = routes.stream().mapToDouble(this::read).sum() * modern;
        return all <= copying.clients() ? some : some / all * copying.clients();
    }

    private double read(String route) {
        return reads.getOrDefault(route, 0.0);
    }
}
