package io.banyan.report;

import io.banyan.config.FileWeights;
import io.banyan.decide.GroupRules;
import io.banyan.figures.GroupMinute;
import io.banyan.figures.HeavyKey;
import io.banyan.live.GroupState;
import io.banyan.live.Revision;
import io.banyan.route.Group;
import io.banyan.route.Route;
import io.banyan.split.Weight;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes the reports of groups and routes from one moment.
public record GroupReports(Moment now) {
    /// In the order of their names.
    public List<GroupReport> all() {
        return new TreeSet<>(now.files().groups().keySet())
                .stream().map(this::of).map(Objects::requireNonNull).toList();
    }

    /// Null where no route file in force has the group.
    public @Nullable GroupReport of(String name) {
        Group group = now.files().groups().get(name);
        if (group == null) {
            return null;
        }
        GroupState state = now.state(name);
        Revision revision = now.live().stored().revision(name);
        Weight most = most(name);
        List<RouteReport> routes = routes(name);
        GroupMinute minute = now.figures().minute(name);
        HeavyKey heavy = minute.heavyKey();
        return new GroupReport(
                name,
                group.owner(),
                group.contact(),
                group.reviewBy(),
                group.reviewBy().isBefore(now.today()),
                group.deployed(),
                Percent.of(state.weight()),
                applied(name, state.weight()),
                Percent.measured(minute.measured()),
                Percent.of(most),
                state.weight().compareTo(most) > 0 || routes.stream().anyMatch(RouteReport::capped),
                state.killed(),
                now.live().pending().kills(name),
                revision.number(),
                revision.epoch(),
                drift(group, state),
                routes,
                ChangeReport.orNull(now.last().apply(name)),
                heavy == null ? null : heavy.says(),
                now.figures().now().of(name));
    }

    /// In the order of groups, then as their files have them.
    public List<RouteReport> routes() {
        return now.files().groups().keySet().stream()
                .sorted()
                .flatMap(group -> routes(group).stream())
                .toList();
    }

    /// Null where no route file in force has the route.
    public @Nullable RouteReport route(String id) {
        return now.files().table().routes().stream()
                .filter(route -> route.id().equals(id))
                .findFirst()
                .map(this::of)
                .orElse(null);
    }

    private List<RouteReport> routes(String group) {
        return now.files().table().routes().stream()
                .filter(route -> route.group().equals(group))
                .sorted(Comparator.comparingInt(route -> route.origin().line()))
                .map(this::of)
                .toList();
    }

    private RouteReport of(Route route) {
        String group = route.group();
        GroupState state = now.state(group);
        Revision revision = now.live().stored().revision(group);
        FileWeights file = now.files().weights().get(group);
        Weight asked = state.asked(route.id());
        return new RouteReport(
                route.id(),
                group,
                route.path().pattern(),
                route.hosts().stream().sorted().toList(),
                route.methods().stream().sorted().toList(),
                Percent.of(asked),
                state.overrides().containsKey(route.id()),
                applied(group, asked),
                Percent.measured(now.figures().minute(group).measured(route.id())),
                asked.compareTo(most(group)) > 0,
                now.state().killed() || state.killed(),
                revision.number(),
                revision.epoch(),
                file == null ? null : Percent.orNull(file.overrides().get(route.id())),
                route.origin().toString());
    }

    private List<Drift> drift(Group group, GroupState state) {
        FileWeights file = now.files().weights().get(group.name());
        if (file == null || now.live().stored().revision(group.name()).equals(Revision.NONE)) {
            return List.of();
        }
        return Drift.between(
                file,
                state,
                most(group.name()),
                group.origin(),
                now.files().table().routes().stream()
                        .filter(route -> route.group().equals(group.name()))
                        .map(Route::id)
                        .collect(Collectors.toSet()));
    }

    private BigDecimal applied(String group, Weight asked) {
        boolean killed = now.state().killed() || now.state(group).killed();
        return killed ? BigDecimal.ZERO : Percent.of(asked.min(most(group)));
    }

    private Weight most(String group) {
        GroupRules rules = now.files().rules().get(group);
        return rules == null ? Weight.ALL : rules.maxWeight();
    }
}
