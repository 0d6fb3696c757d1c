package io.banyan.bench;

import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// Measures what was asked for, section by section.
final class BenchRun {
    private static final Set<Shape> FRAME = Set.of(Shape.BANYAN_SPLIT, Shape.NGINX, Shape.HAPROXY);
    private static final double MEGA = 1e6;

    private final Workplace workplace;
    private final Children children;
    private final Pace pace;
    private final Progress progress = new Progress();
    private final Servers servers;
    private final Loads loads;

    BenchRun(Workplace workplace, Children children, Pace pace) {
        this.workplace = workplace;
        this.children = children;
        this.pace = pace;
        Upstreams upstreams = Upstreams.start(workplace, children);
        this.servers = new Servers(workplace, children, upstreams);
        this.loads = new Loads(workplace, children, upstreams, servers);
    }

    /// The lanes of the main comparison: cost, throughput, time at one rate, memory.
    Section main(List<Lane> lanes) {
        Comparison comparison = Comparison.of(loads, lanes, pace, progress);
        List<Row> rows = comparison.rows();
        for (int at = 0; at < lanes.size(); at++) {
            Server server = servers.of(lanes.get(at).shape());
            if (server != null) {
                rows.get(at).with(Figure.RESIDENT, Sample.of(server.child().residentBytes() / MEGA));
            }
        }
        String note = "170 B bodies, 32 kept connections.";
        List<Lane> frame =
                lanes.stream().filter(lane -> FRAME.contains(lane.shape())).toList();
        if (pace.rateRounds() > 0 && !frame.isEmpty()) {
            Rates rates = rates(comparison, frame);
            for (int at = 0; at < lanes.size(); at++) {
                rates.tell(lanes.get(at), rows.get(at));
            }
            note += " p50 and p99 at " + rates.perSecond()
                    + " requests/s; blank where a server cannot sustain that rate.";
        }
        return new Section("Plain answers", note, rows);
    }

    /// All at half of what the slowest of some can do.
    private Rates rates(Comparison comparison, List<Lane> slowest) {
        double least = slowest.stream().mapToDouble(comparison::perSecond).min().orElseThrow();
        int perSecond = (int) least / 2;
        progress.says("all at " + perSecond + " requests/s");
        return Rates.of(new RateLoad(workplace, children), servers, comparison, perSecond, pace);
    }

    /// One of the others.
    List<Section> part(Part part) {
        return switch (part) {
            case BODIES -> List.of(bodies(Payload.KB10), bodies(Payload.MB1));
            case MANY -> List.of(many());
            case START -> List.of(new Starts(workplace, children, servers).section(pace.starts(), progress));
        };
    }

    private Section bodies(Payload payload) {
        List<Lane> lanes = Stream.of(Shape.DIRECT, Shape.BANYAN_SPLIT, Shape.STOCK_SPLIT, Shape.NGINX, Shape.HAPROXY)
                .map(shape -> new Lane(shape, payload))
                .toList();
        List<Row> rows = Comparison.of(loads, lanes, pace.shorter(), progress).rows();
        return new Section("Bodies of " + payload.bytes() + " bytes", "A split route, 32 kept connections.", rows);
    }

    private Section many() {
        servers.endAll();
        List<Lane> lanes =
                Shape.MANY.stream().map(shape -> new Lane(shape, Payload.SMALL)).toList();
        List<Row> rows = Comparison.of(loads, lanes, pace, progress).rows();
        servers.endAll();
        return new Section("Many routes", "The last of 10, 1,000 and 10,000 routes is asked for.", rows);
    }

    /// Twenty rounds of each lane, which are pairs with those of the last: as fast as it goes, and at one rate.
    Section pairs(List<Lane> lanes) {
        Lane base = lanes.getLast();
        Comparison comparison = Comparison.of(loads, lanes, pace, progress);
        Rates rates = rates(comparison, lanes);
        StringBuilder note = new StringBuilder();
        for (Lane seen : lanes.subList(0, lanes.size() - 1)) {
            note.append("CPU per request, %s to %s in %d pairs of rounds: %s. "
                    .formatted(seen.name(), base.name(), pace.rounds(), ratio(comparison, seen, Round::cpuMicros)));
            note.append("Requests a second: %s. ".formatted(ratio(comparison, seen, Round::perSecond)));
            note.append("p99 then: %s. ".formatted(ratio(comparison, seen, Round::p99)));
            note.append("p99 at %d requests/s: %s.\n"
                    .formatted(
                            rates.perSecond(),
                            RatioInterval.of(rates.high(seen), rates.high(base)).sentence()));
        }
        List<Row> rows = comparison.rows();
        for (int at = 0; at < lanes.size(); at++) {
            rates.tell(lanes.get(at), rows.get(at));
            Server server = servers.of(lanes.get(at).shape());
            if (server != null) {
                rows.get(at).with(Figure.RESIDENT, Sample.of(server.child().residentBytes() / MEGA));
            }
        }
        return new Section("Pairs", note.toString().strip(), rows);
    }

    private static String ratio(Comparison comparison, Lane seen, ToDoubleFunction<Round> figure) {
        Lane base = comparison.lanes().getLast();
        return RatioInterval.of(comparison.sample(seen, figure), comparison.sample(base, figure))
                .sentence();
    }
}
