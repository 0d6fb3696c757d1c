package io.banyan.report;

import io.banyan.config.FileGroup;
import io.banyan.decide.GroupRules;
import io.banyan.figures.GroupPlan;
import io.banyan.figures.Plan;
import io.banyan.figures.RouteMove;
import io.banyan.live.StoredState;
import io.banyan.route.Route;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;

/// Says what it would mean to go from one live state to another. Kill switches are not looked at: while one is on the
/// plan says what happens when it is taken back.
///
/// @param modernInUse group → requests at its modern side now, through this replica
public record Plans(Moment now, ToIntFunction<String> modernInUse) {
    /// From the live state now to another.
    ///
    /// @param groups those to say it of; one whose file went away meanwhile is left out
    public Plan of(StoredState before, StoredState after, Collection<String> groups) {
        return Plan.of(groups.stream()
                .sorted()
                .map(now.files().groups()::get)
                .filter(Objects::nonNull)
                .map(group -> plan(group, before, after))
                .toList());
    }

    private GroupPlan plan(FileGroup group, StoredState before, StoredState after) {
        String name = group.name();
        GroupRules rules = group.rules();
        List<RouteMove> moves = group.routes().stream()
                .map(Route::id)
                .sorted()
                .map(id -> RouteMove.of(
                        id,
                        rules.applied(before.group(name).weights().of(id), false),
                        rules.applied(after.group(name).weights().of(id), false)))
                .toList();
        int places = group.upstreams().modern().maxConcurrent();
        ModernReport wrong = now.modern(name);
        String instead = wrong != null && wrong.takesNoMore() ? wrong.says() : null;
        int inUse = modernInUse.applyAsInt(name);
        GroupPlan plan = GroupPlan.of(name, moves, now.figures().minute(name), places, inUse, instead);
        return wrong == null || instead != null ? plan : plan.and(wrong.says());
    }
}
