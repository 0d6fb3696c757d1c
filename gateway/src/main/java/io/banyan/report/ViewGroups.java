package io.banyan.report;

import io.banyan.config.FileGroup;
import io.banyan.freshness.FreshnessRule;
import io.banyan.live.LiveValue;
import io.banyan.live.LiveView;
import io.banyan.live.Served;
import io.banyan.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which groups read from which view, as their files say (`freshness.view`).
public final class ViewGroups {
    private final Map<String, List<FileGroup>> groups = new TreeMap<>();

    /// Those of the route files in force.
    public ViewGroups(Snapshot files) {
        files.groups().values().stream()
                .sorted(Comparator.comparing(FileGroup::name))
                .forEach(group -> {
                    String view = viewOf(group);
                    if (view != null) {
                        groups.computeIfAbsent(view, name -> new ArrayList<>()).add(group);
                    }
                });
    }

    /// Null where its file names none.
    static @Nullable String viewOf(FileGroup group) {
        FreshnessRule rule = group.upstreams().freshness();
        return rule == null ? null : rule.view();
    }

    /// In the order of their names; empty where no file names the view.
    public List<FileGroup> of(String view) {
        return List.copyOf(groups.getOrDefault(view, List.of()));
    }

    /// In order.
    public List<String> views() {
        return List.copyOf(groups.keySet());
    }

    /// View → what each of its groups asks; nothing of each while the store is away, since it may have moved.
    public Map<String, List<Served>> asked(LiveView live) {
        Map<String, List<Served>> asked = new TreeMap<>();
        groups.forEach((view, its) -> asked.put(
                view,
                live.store().inStep()
                        ? its.stream().map(group -> asked(live, group.name())).toList()
                        : List.of()));
        return asked;
    }

    /// What a group asks.
    public static Served asked(LiveView live, String group) {
        return live.stored().group(group).values().of(LiveValue.VIEW).group();
    }
}
