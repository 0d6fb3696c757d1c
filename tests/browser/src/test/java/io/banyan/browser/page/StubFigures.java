package io.banyan.browser.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Figures that wave with the second of their moment and jitter as those of real clients do, alike in every run.
final class StubFigures {
    private static final int STEP = 5;
    private static final int STEPS = 119;
    private static final double PERIOD = 900;

    /// Requests a second of no route.
    private static final double UNMATCHED = 90;

    private StubFigures() {}

    static Map<String, Object> of(StubGroup group, Instant at) {
        double wave = 1 + 0.12 * Math.sin(2 * Math.PI * at.getEpochSecond() / PERIOD);
        double share = group.applied(at) / 100;
        double rate = group.rate * wave * (1 + 0.06 * jitter(group.name, at, 1));
        double modern = rate * Math.min(1, share * (1 + 0.08 * jitter(group.name, at, 2)));
        var fallBacks = new LinkedHashMap<String, Object>();
        for (String reason : List.of("connect", "reset", "malformed", "timeout", "status", "breaker", "bulkhead")) {
            fallBacks.put(reason, reason.equals("timeout") ? group.fallBacks : 0);
        }
        var figures = new LinkedHashMap<String, Object>();
        figures.put("legacy", side(rate - modern, 0, 1.6 * group.p99 * wave * (1 + 0.3 * jitter(group.name, at, 3))));
        figures.put(
                "modern",
                side(
                        modern,
                        share == 0 ? 0 : group.modernErrors,
                        group.p99 * wave * (1 + 0.25 * jitter(group.name, at, 4))));
        figures.put("fallBacks", fallBacks);
        figures.put("ambiguous", group.rate == 0 ? 0 : 0.1);
        figures.put("clients", Math.round(group.rate * 83));
        return figures;
    }

    static Map<String, Object> sum(Collection<StubGroup> groups, Instant at) {
        StubGroup all = new StubGroup("all", 0);
        double ofGroups = groups.stream().mapToDouble(group -> group.rate).sum();
        double unmatched = ofGroups == 0 ? 0 : UNMATCHED;
        all.rate = ofGroups + unmatched;
        all.p99 = 38;
        all.modernErrors =
                groups.stream().mapToDouble(group -> group.modernErrors).sum();
        all.fallBacks = groups.stream().mapToDouble(group -> group.fallBacks).sum();
        double modern = groups.stream()
                .mapToDouble(group -> group.rate * group.applied(at) / 100)
                .sum();
        all.weight = all.rate == 0 ? 0 : 100 * modern / all.rate;
        Map<String, Object> figures = of(all, at);
        figures.put("unmatched", unmatched * (1 + 0.06 * jitter("none", at, 1)));
        return figures;
    }

    static Map<String, Object> history(Collection<StubGroup> groups, int step, Instant now) {
        var json = new LinkedHashMap<String, Object>();
        var each = new LinkedHashMap<String, Object>();
        groups.forEach(group -> each.put(group.name, points(step, now, at -> of(group, at))));
        json.put("step", step);
        json.put("groups", each);
        json.put("total", points(step, now, at -> sum(groups, at)));
        return json;
    }

    /// From -1 to 1, mostly near 0: what a group's number `which` is off its course.
    private static double jitter(String group, Instant at, int which) {
        Random random = new Random(31L * group.hashCode() + 1_000_003L * which + at.getEpochSecond() / STEP * 7_919L);
        random.nextDouble();
        return (random.nextDouble() + random.nextDouble() + random.nextDouble()) / 1.5 - 1;
    }

    private static List<Object> points(int step, Instant now, Function<Instant, Object> figures) {
        var points = new ArrayList<Object>();
        for (int i = STEPS; i > 0; i--) {
            Instant at = now.minusSeconds((long) i * step);
            points.add(Map.of("at", at.toString(), "figures", figures.apply(at)));
        }
        return points;
    }

    private static Map<String, Object> side(double rate, double errors, double p99) {
        var side = new LinkedHashMap<String, Object>();
        side.put("rate", rate);
        side.put("errors", errors);
        side.put("p50", time(rate, p99 / 4));
        side.put("p99", time(rate, p99));
        return side;
    }

    private static @Nullable Double time(double rate, double millis) {
        return rate == 0 ? null : millis;
    }
}
