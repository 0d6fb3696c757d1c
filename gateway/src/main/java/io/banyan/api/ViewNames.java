package io.banyan.api;

import io.banyan.access.Role;
import io.banyan.admin.NoRight;
import io.banyan.config.FileGroup;
import io.banyan.report.GroupView;
import io.banyan.report.ViewGroups;
import io.banyan.report.ViewReport;
import io.banyan.report.ViewsReport;
import io.banyan.view.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// The views that there are: those of the feed, and those that route files name; and who may change them.
final class ViewNames {
    private final Moments moments;
    private final ViewGroups groups;
    private final Map<String, View> fed = new HashMap<>();

    ViewNames(Moments moments) {
        this.moments = moments;
        this.groups = new ViewGroups(moments.traffic().files());
        moments.feed().now(moments.instant()).forEach(view -> fed.put(view.name(), view));
    }

    /// In order.
    List<String> all() {
        TreeSet<String> names = new TreeSet<>(groups.views());
        names.addAll(fed.keySet());
        return List.copyOf(names);
    }

    /// The name, or 404 with those there are.
    String known(String name) {
        List<String> all = all();
        if (!all.contains(name)) {
            throw ApiProblem.of(
                    HttpStatus.NOT_FOUND,
                    all.isEmpty()
                            ? "there is no view '" + name
                                    + "', nor any other; no route file names one with freshness.view"
                            : Names.none("view", name, all),
                    Map.of("views", all));
        }
        return name;
    }

    List<FileGroup> readers(String name) {
        return groups.of(name);
    }

    /// A view belongs to all groups that read from it.
    void mustOperate(String name, Asked asked) {
        List<FileGroup> readers = readers(known(name));
        readers.forEach(group -> asked.mustOperate(group.name()));
        if (readers.isEmpty() && !asked.caller().role().covers(Role.ADMIN)) {
            throw new NoRight(
                    "role",
                    "no route file names view %s, so changing it requires the role admin, and %s has the role %s; ask an admin"
                            .formatted(
                                    name,
                                    asked.caller().name(),
                                    asked.caller().role().word()));
        }
    }

    /// All that is known, of each group as well; null = there are no views.
    @Nullable
    ViewsReport told() {
        Function<String, @Nullable GroupView> here = moments.viewHere();
        Map<String, GroupView> its = new TreeMap<>();
        for (String group : moments.traffic().files().groups().keySet()) {
            GroupView view = here.apply(group);
            if (view != null) {
                its.put(group, view);
            }
        }
        List<String> all = all();
        return all.isEmpty() && its.isEmpty()
                ? null
                : new ViewsReport(all.stream().map(this::report).toList(), its);
    }

    ViewReport report(String name) {
        return report(fed.getOrDefault(name, View.unheard(name)));
    }

    ViewReport report(View view) {
        return ViewReport.of(
                view, readers(view.name()), moments.live().now(), moments.feed().away(), moments.instant());
    }
}
