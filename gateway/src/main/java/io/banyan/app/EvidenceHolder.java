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
import io.banyan.view.View;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// Says of which groups evidence is gathered, and on what it depends: the file, the version of the view that is served,
/// the versions of the function that answer.
final class EvidenceHolder implements WatchedGroups {
    private final Parts parts;
    private final ShadowTally tally;
    /// View → the version that the feed called active last, for while it says nothing.
    private final Map<String, Integer> active = new ConcurrentHashMap<>();

    private volatile FromRamps ramps = FromRamps.NONE;

    /// Who is asked. Each answers at once.
    ///
    /// @param files those served, by name
    /// @param functionVersions of a group's function: the versions that answered here → when each last did
    /// @param feed its views
    /// @param sightings of the fleet's functions
    record Parts(
            Supplier<Map<String, FileGroup>> files,
            Supplier<Rules> rules,
            Function<String, Map<String, Instant>> functionVersions,
            Supplier<List<View>> feed,
            Supplier<Sightings> sightings) {}

    /// @param tally empty of a group when somebody has it forgotten
    EvidenceHolder(Parts parts, ShadowTally tally) {
        this.parts = parts;
        this.tally = tally;
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
        Rules rules = parts.rules().get();
        if (rules.copies()) {
            rules.table().routes().stream()
                    .filter(route -> rules.inForce(route).shadow().basisPoints() > 0)
                    .forEach(route -> names.add(route.groupName()));
        }
        parts.files().get().keySet().stream().filter(ramps.runs()).forEach(names::add);
        return names;
    }

    @Override
    public String matters(String group) {
        FileGroup file = parts.files().get().get(group);
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
        GroupState state = parts.rules().get().live().groups().get(group);
        return state == null ? Served.NONE : state.values().of(LiveValue.VIEW).group();
    }

    private int ofFeed(String view) {
        parts.feed().get().stream()
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
        parts.functionVersions()
                .apply(file.name())
                .forEach((version, at) -> seen.merge(version, at, (one, other) -> one.isAfter(other) ? one : other));
        return EvidenceRevision.lately(seen);
    }

    private Map<String, Instant> ofFleet(String function) {
        Times times = parts.sightings().get().times().get(Subject.function(function));
        return times == null ? Map.of() : times.versions();
    }

    @Override
    public void moved(String group, Instant now) {
        tally.begin(group, now);
    }

    @Override
    public void forgotten(String group, Instant now) {
        tally.forget(group, now);
    }
}
