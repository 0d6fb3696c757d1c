package io.banyan.browser.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Figures that wave gently with the second of their moment, so that every run draws the same kind of curves.
final class StubFigures {
    private static final int STEP = 5;
    private static final int STEPS = 119;
    private static final double PERIOD = 240;

    private StubFigures() {}

    static Map<String, Object> of(StubGroup group, Instant at) {
        double wave = 1 + 0.15 * Math.sin(2 * Math.PI * at.getEpochSecond() / PERIOD);
        double share = group.applied() / 100;
        double rate = group.rate * wave;
        var fallBacks = new LinkedHashMap<String, Object>();
        for (String reason : List.of("connect", "reset", "malformed", "timeout", "status", "breaker", "bulkhead")) {
            fallBacks.put(reason, reason.equals("timeout") ? group.fallBacks : 0);
        }
        var figures = new LinkedHashMap<String, Object>();
        figures.put("legacy", side(rate * (1 - share), 0, 48 * wave));
        figures.put("modern", side(rate * share, share == 0 ? 0 : group.modernErrors, 31 * wave));
        figures.put("fallBacks", fallBacks);
        figures.put("ambiguous", group.rate == 0 ? 0 : 0.1);
        figures.put("clients", Math.round(group.rate * 83));
        return figures;
    }

    static Map<String, Object> sum(Collection<StubGroup> groups, Instant at) {
        StubGroup all = new StubGroup("all", 0);
        all.rate = groups.stream().mapToDouble(group -> group.rate).sum();
        all.modernErrors =
                groups.stream().mapToDouble(group -> group.modernErrors).sum();
        all.fallBacks = groups.stream().mapToDouble(group -> group.fallBacks).sum();
        double modern = groups.stream()
                .mapToDouble(group -> group.rate * group.applied() / 100)
                .sum();
        all.weight = all.rate == 0 ? 0 : 100 * modern / all.rate;
        Map<String, Object> figures = of(all, at);
        figures.put("unmatched", all.rate == 0 ? 0 : 310.4);
        return figures;
    }

    static Map<String, Object> history(Collection<StubGroup> groups, Instant now) {
        var json = new LinkedHashMap<String, Object>();
        var each = new LinkedHashMap<String, Object>();
        groups.forEach(group -> each.put(group.name, points(now, at -> of(group, at))));
        json.put("step", STEP);
        json.put("groups", each);
        json.put("total", points(now, at -> sum(groups, at)));
        return json;
    }

    private static List<Object> points(Instant now, Function<Instant, Object> figures) {
        var points = new ArrayList<Object>();
        for (int i = STEPS; i > 0; i--) {
            Instant at = now.minusSeconds((long) i * STEP);
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
