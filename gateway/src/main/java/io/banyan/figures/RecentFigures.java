package io.banyan.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keeps ten minutes of figures in steps of five seconds. A step's rates are the mean of its seconds; its latencies
/// and clients are those of its last second, which tell of all five.
final class RecentFigures {
    static final int STEP = 5;

    private static final int POINTS = 120;
    private static final Duration KEPT = Duration.ofSeconds((long) STEP * POINTS);

    private final List<FleetFigures> seconds = new ArrayList<>(STEP);
    private final Map<String, Deque<FiguresPoint>> groups = new HashMap<>();
    private final Deque<TotalPoint> total = new ArrayDeque<>();

    synchronized void add(FleetFigures second) {
        seconds.add(second);
        if (seconds.size() == STEP) {
            keep(second);
            seconds.clear();
        }
    }

    synchronized FiguresHistory history() {
        Map<String, List<FiguresPoint>> copy = new HashMap<>();
        groups.forEach((name, points) -> copy.put(name, List.copyOf(points)));
        return new FiguresHistory(STEP, copy, List.copyOf(total));
    }

    private void keep(FleetFigures last) {
        Instant at = last.at();
        for (GroupFigures group : last.groups()) {
            List<Figures> its =
                    seconds.stream().map(second -> second.of(group.group())).toList();
            groups.computeIfAbsent(group.group(), name -> new ArrayDeque<>())
                    .addLast(new FiguresPoint(at, Figures.mean(its)));
        }
        total.addLast(new TotalPoint(
                at, TotalFigures.mean(seconds.stream().map(FleetFigures::total).toList())));
        if (total.size() > POINTS) {
            total.removeFirst();
        }
        Instant gone = at.minus(KEPT);
        groups.values().forEach(points -> points.removeIf(point -> !point.at().isAfter(gone)));
        groups.values().removeIf(Deque::isEmpty);
    }
}
