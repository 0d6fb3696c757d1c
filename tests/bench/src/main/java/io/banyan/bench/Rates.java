package io.banyan.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All lanes at one absolute rate, in turn.
final class Rates {
    /// A lane that does more than this much above the rate is not overloaded by it.
    private static final double ROOM = 1.1;

    private static final double MEDIAN = 0.5;
    private static final double HIGH = 0.99;

    private final int perSecond;
    private final Map<Lane, List<Latencies>> seen = new LinkedHashMap<>();

    private Rates(int perSecond) {
        this.perSecond = perSecond;
    }

    /// @param perSecond half of what the slowest can do
    static Rates of(RateLoad load, Servers servers, Comparison comparison, int perSecond, Pace pace) {
        Rates rates = new Rates(perSecond);
        List<Lane> lanes = comparison.lanes().stream()
                .filter(lane -> comparison.perSecond(lane) > perSecond * ROOM)
                .toList();
        for (int round = 0; round < pace.rateRounds(); round++) {
            for (int at = 0; at < lanes.size(); at++) {
                Lane lane = lanes.get((at + round) % lanes.size());
                int port = servers.port(lane.shape());
                List<String> members = Members.ofBothSides(port, lane);
                rates.seen
                        .computeIfAbsent(lane, any -> new ArrayList<>())
                        .add(load.run(port, lane, members, perSecond, pace.rateRound()));
            }
        }
        return rates;
    }

    int perSecond() {
        return perSecond;
    }

    /// Adds p50 and p99 to the row of a lane, if that can do the rate.
    void tell(Lane lane, Row row) {
        if (!seen.containsKey(lane)) {
            return;
        }
        row.with(Figure.P50, millis(lane, MEDIAN)).with(Figure.P99, millis(lane, HIGH));
        Lane nginx = new Lane(Shape.NGINX, lane.payload());
        if (seen.containsKey(nginx)) {
            row.with(Figure.P99_RATIO, millis(lane, HIGH).over(millis(nginx, HIGH)));
        }
    }

    /// The p99 of a lane that can do the rate, in milliseconds, round by round.
    Sample high(Lane lane) {
        return millis(lane, HIGH);
    }

    private Sample millis(Lane lane, double share) {
        return new Sample(seen.getOrDefault(lane, List.of()).stream()
                .map(latencies -> latencies.millis(share))
                .toList());
    }
}
