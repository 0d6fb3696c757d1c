package io.banyan.app;

import io.banyan.catalog.Sightings;
import io.banyan.catalog.Subject;
import io.banyan.catalog.Times;
import io.banyan.config.ComparisonText;
import io.banyan.config.FileGroup;
import io.banyan.decide.Rules;
import io.banyan.evidence.EvidenceRevision;
import io.banyan.evidence.FromRamps;
import io.banyan.evidence.WatchedGroups;
import io.banyan.freshness.FreshnessRule;
import io.banyan.live.GroupState;
import io.banyan.live.LiveValue;
import io.banyan.live.Served;
import io.banyan.shadow.ShadowTally;
import io.banyan.view.FeedStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Says of which groups evidence is gathered, and on what it depends: the file, the version of the view that is served,
/// the versions of the function that answer.
final class EvidenceHolder implements WatchedGroups {
    private final TrafficHolder traffic;
    private final FeedStore feed;
    private final Supplier<Sightings> sightings;
    private final ShadowTally tally;
    private final InstantSource clock;
    /// View → the version that the feed called active last, for while it says nothing.
    private final Map<String, Integer> active = new ConcurrentHashMap<>();

    private volatile FromRamps ramps = FromRamps.NONE;

    /// @param sightings of the fleet's functions
    EvidenceHolder(
            TrafficHolder traffic,
            FeedStore feed,
            Supplier<Sightings> sightings,
            ShadowTally tally,
            InstantSource clock) {
        this.traffic = traffic;
        this.feed = feed;
        this.sightings = sightings;
        this.tally = tally;
        this.clock = clock;
    }

    /// From now on ramps are asked, too.
    void ramps(FromRamps from) {
        ramps = from;
    }

    @Override
    public FromRamps ramps() {
        return ramps;
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        Rules rules = traffic.get().rules();
        if (rules.copies()) {
            rules.table().routes().stream()
                    .filter(route -> rules.inForce(route).shadow().basisPoints() > 0)
                    .forEach(route -> names.add(route.groupName()));
        }
        traffic.files().groups().keySet().stream().filter(ramps.runs()).forEach(names::add);
        return names;
    }

    @Override
    public String matters(String group) {
        FileGroup file = traffic.files().groups().get(group);
        if (file == null) {
            return "no file";
        }
        return ComparisonText.of(file) + "\nview " + view(file) + "\nfunction " + functions(file) + "\nslow "
                + ramps.slowFactor().applyAsDouble(group);
    }

    private String view(FileGroup file) {
        FreshnessRule rule = file.upstreams().freshness();
        String view = rule == null ? null : rule.view();
        if (view == null) {
            return "none";
        }
        Served wanted = wanted(file.name());
        return wanted.view().equals(view) ? view + " v" + wanted.version() : view + " v" + ofFeed(view);
    }

    private Served wanted(String group) {
        GroupState state = traffic.get().rules().live().groups().get(group);
        return state == null ? Served.NONE : state.values().of(LiveValue.VIEW).group();
    }

    private int ofFeed(String view) {
        feed.now(clock.instant()).stream()
                .filter(heard -> heard.active() > 0)
                .forEach(heard -> active.put(heard.name(), heard.active()));
        return active.getOrDefault(view, 0);
    }

    /// As this replica sees them and as the fleet does: the former knows at once, the latter after a restart.
    private Set<String> functions(FileGroup file) {
        String function = file.function();
        if (function == null) {
            return Set.of();
        }
        Map<String, Instant> seen = new HashMap<>(ofFleet(function));
        traffic.functionVersions(file.name())
                .forEach((version, at) -> seen.merge(version, at, (one, other) -> one.isAfter(other) ? one : other));
        return EvidenceRevision.lately(seen);
    }

    private Map<String, Instant> ofFleet(String function) {
        Times times = sightings.get().times().get(Subject.function(function));
        return times == null ? Map.of() : times.versions();
    }

    @Override
    public void forgotten(String group) {
        tally.forget(group);
    }
}
