package io.banyan.app;

import io.banyan.admin.RouteFiles;
import io.banyan.admin.RouteFilesSource;
import io.banyan.config.Problem;
import io.banyan.config.Rule;
import io.banyan.config.Snapshot;
import io.banyan.decide.Rules;
import io.banyan.edge.Traffic;
import io.banyan.live.LiveState;
import io.banyan.metrics.GuardMeters;
import io.banyan.metrics.LiveMeters;
import io.banyan.proxy.SpringLanes;
import io.banyan.upstream.GroupTraffic;
import io.banyan.upstream.Upstreams;
import java.util.Map;
import java.util.function.Supplier;

/// Turns each snapshot of the route files into the traffic in force, swapped whole: a request that has begun keeps
/// the one it began with. Swapped by one thread at a time, read by all.
final class TrafficHolder implements Supplier<Traffic>, RouteFilesSource {
    private final Upstreams upstreams;
    private final LiveMeters liveMeters;
    private final GuardMeters guardMeters;
    private volatile Traffic traffic;
    private volatile RouteFiles files;

    /// @param first loaded before the traffic port opens
    TrafficHolder(Upstreams upstreams, LiveMeters liveMeters, GuardMeters guardMeters, Snapshot first) {
        this.upstreams = upstreams;
        this.liveMeters = liveMeters;
        this.guardMeters = guardMeters;
        this.traffic = built(first, LiveState.EMPTY);
        this.files = files(first);
        tell(first);
    }

    synchronized void swap(Snapshot snapshot) {
        traffic = built(snapshot, traffic.rules().live());
        files = files(snapshot);
        tell(snapshot);
    }

    @Override
    public Traffic get() {
        return traffic;
    }

    @Override
    public RouteFiles now() {
        return files;
    }

    private Traffic built(Snapshot snapshot, LiveState before) {
        Rules rules = new Rules(snapshot.table(), snapshot.rules(), snapshot.adopt(before));
        Map<String, GroupTraffic> groups = upstreams.update(snapshot.upstreams());
        return new Traffic(
                rules,
                groups,
                SpringLanes.build(snapshot.table().routes(), snapshot.upstreams()),
                upstreams.legacy(),
                upstreams.legacyGuard());
    }

    private void tell(Snapshot snapshot) {
        liveMeters.inForce(traffic.rules());
        long overdue = snapshot.problems().stream()
                .filter(problem -> problem.rule() == Rule.REVIEW_BY_PAST)
                .count();
        liveMeters.reloaded(files.errors().size(), (int) overdue);
        guardMeters.watch(UpstreamReading.all(upstreams, traffic.groups()));
    }

    private static RouteFiles files(Snapshot snapshot) {
        return new RouteFiles(
                snapshot.groups().size(),
                snapshot.table().routes().size(),
                snapshot.problems().stream()
                        .filter(Problem::isError)
                        .map(Problem::toString)
                        .toList(),
                snapshot.problems().stream()
                        .filter(problem -> !problem.isError())
                        .map(Problem::toString)
                        .toList());
    }
}
