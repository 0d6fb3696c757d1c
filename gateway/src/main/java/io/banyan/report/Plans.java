package io.banyan.report;

import io.banyan.decide.GroupRules;
import io.banyan.figures.GroupPlan;
import io.banyan.figures.Plan;
import io.banyan.figures.RouteMove;
import io.banyan.live.StoredState;
import io.banyan.route.Route;
import io.banyan.split.Weight;
import io.banyan.upstream.GroupUpstreams;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;

/// Says what it would mean to go from one live state to another. Kill switches are not looked at: while one is on the
/// plan says what happens when it is taken back.
///
/// @param modernInUse group → requests at its modern side now, through this replica
public record Plans(Moment now, ToIntFunction<String> modernInUse) {
    /// From the live state now to another.
    ///
    /// @param groups those to say it of
    public Plan of(StoredState before, StoredState after, Collection<String> groups) {
        return Plan.of(groups.stream()
                .sorted()
                .map(group -> plan(group, before, after))
                .toList());
    }

    private GroupPlan plan(String group, StoredState before, StoredState after) {
        GroupRules rules = now.files().rules().get(group);
        Weight most = rules == null ? Weight.ALL : rules.maxWeight();
        List<RouteMove> moves = now.files().table().routes().stream()
                .filter(route -> route.group().equals(group))
                .map(Route::id)
                .sorted()
                .map(id -> RouteMove.of(
                        id,
                        before.group(group).weights().of(id).min(most),
                        after.group(group).weights().of(id).min(most)))
                .toList();
        GroupUpstreams upstreams = now.files().upstreams().get(group);
        int places = upstreams == null ? 0 : upstreams.modern().maxConcurrent();
        return GroupPlan.of(group, moves, now.figures().minute(group), places, modernInUse.applyAsInt(group));
    }
}
