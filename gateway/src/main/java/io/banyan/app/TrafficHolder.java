package io.banyan.app;

import io.banyan.admin.RouteFiles;
import io.banyan.admin.RouteFilesSource;
import io.banyan.api.TrafficSource;
import io.banyan.decide.Rules;
import io.banyan.edge.Besides;
import io.banyan.edge.Freshness;
import io.banyan.edge.Shadows;
import io.banyan.edge.Traffic;
import io.banyan.exchange.ModernState;
import io.banyan.freshness.FreshnessState;
import io.banyan.freshness.ViewNotes;
import io.banyan.live.LiveState;
import io.banyan.proxy.SpringLanes;
import io.banyan.snapshot.Snapshot;
import io.banyan.upstream.GroupTraffic;
import io.banyan.upstream.Upstreams;
import io.banyan.written.Problem;
import io.banyan.written.Rule;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Turns snapshots of the route files and live state into the traffic in force, swapped whole: a request that has
/// begun keeps the one it began with. Read by all without waiting; building a snapshot, which may take long, makes no
/// change of live state wait.
final class TrafficHolder implements Supplier<Traffic>, RouteFilesSource, TrafficSource {
    private final Upstreams upstreams;
    private final TrafficMeters meters;
    private final Asked asked;
    private volatile Traffic traffic;
    private volatile Snapshot snapshot;
    private volatile RouteFiles files;

    TrafficHolder(Upstreams upstreams, TrafficMeters meters, Asked asked, Start start) {
        this.upstreams = upstreams;
        this.meters = meters;
        this.asked = asked;
        this.snapshot = start.files();
        this.traffic = built(snapshot, start.live());
        this.files = files(snapshot);
        tell(snapshot);
    }

    /// What is in force when the traffic port opens.
    record Start(Snapshot files, LiveState live) {}

    /// What groups have only where their files ask for it.
    record Asked(FreshnessHolder freshness, IdentityHolder identity, Shadows shadows) {}

    /// Route files were read again. One thread calls it.
    void swap(Snapshot newer) {
        Traffic built = built(newer, LiveState.EMPTY);
        synchronized (this) {
            Rules before = traffic.rules();
            traffic = built.with(before.live());
            snapshot = newer;
            readmit(before);
        }
        files = files(newer);
        tell(newer);
    }

    /// Live state moved.
    synchronized void live(LiveState live) {
        Rules before = traffic.rules();
        traffic = traffic.with(live);
        readmit(before);
        meters.live().inForce(traffic.rules());
    }

    /// Groups whose kill has ended let their keys in by steps.
    private void readmit(Rules before) {
        traffic.groups().forEach((name, group) -> {
            if (before.isKilled(name) && !traffic.rules().isKilled(name)) {
                group.guard().readmit();
            }
        });
    }

    @Override
    public Snapshot files() {
        return snapshot;
    }

    @Override
    public int modernInUse(String group) {
        GroupTraffic known = traffic.groups().get(group);
        return known == null ? 0 : known.guard().placesInUse();
    }

    @Override
    public @Nullable ModernState modern(String group) {
        GroupTraffic known = traffic.groups().get(group);
        return known == null ? null : known.modernState();
    }

    @Override
    public @Nullable ViewNotes view(String group) {
        Freshness now = traffic.freshness();
        FreshnessState state = now == null ? null : now.states().get(group);
        return state == null ? null : state.notes(System.currentTimeMillis());
    }

    /// Of a group's function: the versions that answered → when each last did.
    Map<String, Instant> functionVersions(String group) {
        GroupTraffic known = traffic.groups().get(group);
        return known == null ? Map.of() : known.modern().versions();
    }

    /// Of a group's view: the versions that answers named → when each last did.
    Map<String, Instant> viewVersions(String group) {
        Freshness now = traffic.freshness();
        FreshnessState state = now == null ? null : now.states().get(group);
        return state == null ? Map.of() : state.versions().now();
    }

    /// By group: what is wrong with its MODERN; groups without anything are left out.
    Map<String, ModernState> modern() {
        Map<String, ModernState> wrong = new HashMap<>();
        traffic.groups().forEach((name, group) -> {
            ModernState state = group.modernState();
            if (state != null) {
                wrong.put(name, state);
            }
        });
        return wrong;
    }

    @Override
    public Traffic get() {
        return traffic;
    }

    @Override
    public RouteFiles now() {
        return files;
    }

    private Traffic built(Snapshot snapshot, LiveState live) {
        Rules rules = Rules.of(snapshot.table(), snapshot.rules(), live);
        Map<String, GroupTraffic> groups = upstreams.update(snapshot.upstreams());
        return new Traffic(
                rules,
                groups,
                SpringLanes.build(snapshot.table().routes(), snapshot.upstreams()),
                upstreams.legacy(),
                upstreams.legacyGuard(),
                new Besides(
                        asked.freshness().of(snapshot.upstreams(), snapshot.rules()),
                        asked.identity().of(snapshot.upstreams()),
                        asked.shadows()),
                snapshot.calls());
    }

    private void tell(Snapshot snapshot) {
        synchronized (this) {
            meters.live().inForce(traffic.rules());
        }
        long overdue = snapshot.problems().stream()
                .filter(problem -> problem.rule() == Rule.REVIEW_BY_PAST)
                .count();
        meters.live().reloaded(files.errors().size(), (int) overdue);
        meters.views().watch(asked.freshness().views());
        meters.guards().watch(UpstreamReading.all(upstreams, traffic.groups()));
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
