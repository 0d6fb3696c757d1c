package io.banyan.snapshot;

import io.banyan.config.ConfiguredGroup;
import io.banyan.config.FileWeights;
import io.banyan.config.ParsedFile;
import io.banyan.decide.GroupRules;
import io.banyan.live.FileValues;
import io.banyan.live.Weights;
import io.banyan.route.Group;
import io.banyan.route.Route;
import io.banyan.route.RouteTable;
import io.banyan.upstream.GroupUpstreams;
import io.banyan.written.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All route files at one moment, as they are in force; immutable and swapped whole. The four maps have the same keys:
/// the names of the groups served.
///
/// @param files what became of each file, by name
/// @param folder problems of the folder as a whole: it cannot be read (what was in force stays), or it is empty
public record Snapshot(
        RouteTable table,
        Map<String, Group> groups,
        Map<String, GroupRules> rules,
        Map<String, GroupUpstreams> upstreams,
        Map<String, FileWeights> weights,
        List<FileReport> files,
        List<Problem> folder) {
    /// No files: everything goes to LEGACY.
    public static final Snapshot EMPTY =
            new Snapshot(RouteTable.of(List.of()), Map.of(), Map.of(), Map.of(), Map.of(), List.of(), List.of());

    public Snapshot {
        groups = Map.copyOf(groups);
        rules = Map.copyOf(rules);
        upstreams = Map.copyOf(upstreams);
        weights = Map.copyOf(weights);
        files = List.copyOf(files);
        folder = List.copyOf(folder);
    }

    /// Every error and warning: the folder's, then each file's.
    public List<Problem> problems() {
        return Stream.concat(folder.stream(), files.stream().flatMap(file -> file.problems().stream()))
                .toList();
    }

    public boolean hasErrors() {
        return problems().stream().anyMatch(Problem::isError);
    }

    /// What each group's file asks, as live state takes it over.
    public Map<String, FileValues> fileValues() {
        Map<String, FileValues> values = new HashMap<>();
        weights.forEach((name, file) -> {
            String where = Objects.requireNonNull(groups.get(name)).origin().file();
            String reason = file.reason().isEmpty() ? "as " + where + " says" : file.reason();
            values.put(name, new FileValues(new Weights(file.weight(), file.overrides()), where, reason));
        });
        return values;
    }

    Snapshot withFolder(List<Problem> problems) {
        return new Snapshot(table, groups, rules, upstreams, weights, files, problems);
    }

    static Snapshot of(Map<String, FileState> states, List<Problem> folder) {
        List<FileReport> files = new ArrayList<>();
        states.forEach((name, state) -> files.add(FileReport.of(name, state)));
        List<ConfiguredGroup> inForce = states.values().stream()
                .map(FileState::inForce)
                .mapMulti(Snapshot::group)
                .toList();
        return of(inForce, files, folder);
    }

    private static void group(@Nullable ParsedFile file, Consumer<ConfiguredGroup> groups) {
        if (file != null && file.group() != null) {
            groups.accept(file.group());
        }
    }

    private static Snapshot of(Collection<ConfiguredGroup> inForce, List<FileReport> files, List<Problem> folder) {
        List<Route> routes = new ArrayList<>();
        Map<String, Group> groups = new HashMap<>();
        Map<String, GroupRules> rules = new HashMap<>();
        Map<String, GroupUpstreams> upstreams = new HashMap<>();
        Map<String, FileWeights> weights = new HashMap<>();
        for (ConfiguredGroup group : inForce) {
            routes.addAll(group.routes());
            groups.put(group.name(), group.group());
            rules.put(group.name(), group.rules());
            upstreams.put(group.name(), group.upstreams());
            weights.put(group.name(), group.weights());
        }
        return new Snapshot(RouteTable.of(routes), groups, rules, upstreams, weights, files, folder);
    }
}
