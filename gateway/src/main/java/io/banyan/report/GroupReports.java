package io.banyan.report;

import io.banyan.config.FileGroup;
import io.banyan.route.Route;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes the reports of groups and routes from one moment.
public record GroupReports(Moment now) {
    /// In the order of their names.
    public List<GroupReport> all() {
        return groups().map(group -> GroupReport.of(now, group)).toList();
    }

    /// Null where no route file in force has the group.
    public @Nullable GroupReport of(String name) {
        FileGroup group = now.files().groups().get(name);
        return group == null ? null : GroupReport.of(now, group);
    }

    /// In the order of groups, then as their files have them.
    public List<RouteReport> routes() {
        return groups().flatMap(this::routes).toList();
    }

    /// Null where no route file in force has the route.
    public @Nullable RouteReport route(String id) {
        Route route = now.files().route(id);
        return route == null
                ? null
                : RouteReport.of(
                        now, route, Objects.requireNonNull(now.files().groups().get(route.groupName())));
    }

    private Stream<FileGroup> groups() {
        return now.files().groups().values().stream().sorted(Comparator.comparing(FileGroup::name));
    }

    private Stream<RouteReport> routes(FileGroup group) {
        return group.routes().stream().map(route -> RouteReport.of(now, route, group));
    }
}
