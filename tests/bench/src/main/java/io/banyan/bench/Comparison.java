package io.banyan.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Some lanes as fast as they go, in turn, each round beginning with another one.
final class Comparison {
    private final Map<Lane, List<Round>> seen = new LinkedHashMap<>();

    static Comparison of(Loads loads, List<Lane> lanes, Pace pace, Progress progress) {
        for (int turn = 0; turn < pace.warmUps(); turn++) {
            for (Lane lane : lanes) {
                WarmUp.run(loads, lane, pace.warmUp(), progress);
            }
        }
        Comparison comparison = new Comparison();
        lanes.forEach(lane -> comparison.seen.put(lane, new ArrayList<>()));
        for (int round = 0; round < pace.rounds(); round++) {
            progress.says("round " + (round + 1) + " of " + pace.rounds());
            for (int at = 0; at < lanes.size(); at++) {
                Lane lane = lanes.get((at + round) % lanes.size());
                comparison.seen.computeIfAbsent(lane, any -> new ArrayList<>()).add(loads.run(lane, pace.round()));
            }
        }
        return comparison;
    }

    List<Lane> lanes() {
        return List.copyOf(seen.keySet());
    }

    /// The median.
    double perSecond(Lane lane) {
        return sample(lane, Round::perSecond).median();
    }

    Sample sample(Lane lane, ToDoubleFunction<Round> figure) {
        return new Sample(rounds(lane).stream().map(figure::applyAsDouble).toList());
    }

    /// Its rows, with ratios to nginx where that was measured in the same rounds.
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Lane lane : seen.keySet()) {
            Row row = Row.of(lane.name()).with(Figure.PER_SECOND, sample(lane, Round::perSecond));
            if (lane.shape().peer() != Peer.DIRECT) {
                row.with(Figure.CPU, sample(lane, Round::cpuMicros))
                        .with(Figure.BUSY, sample(lane, Round::percentBusy));
                Lane nginx = new Lane(Shape.NGINX, lane.payload());
                if (seen.containsKey(nginx)) {
                    row.with(Figure.CPU_RATIO, sample(lane, Round::cpuMicros).over(sample(nginx, Round::cpuMicros)));
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private List<Round> rounds(Lane lane) {
        return seen.getOrDefault(lane, List.of());
    }
}
