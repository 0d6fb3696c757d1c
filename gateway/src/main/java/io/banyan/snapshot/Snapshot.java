package io.banyan.snapshot;

import io.banyan.caller.CallRules;
import io.banyan.config.CalledGroups;
import io.banyan.config.FileGroup;
import io.banyan.decide.GroupRules;
import io.banyan.live.FileValues;
import io.banyan.route.Route;
import io.banyan.route.RouteTable;
import io.banyan.upstream.GroupUpstreams;
import io.banyan.written.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All route files at one moment, as they are in force; immutable and swapped whole.
///
/// @param groups those served, by name
/// @param files what became of each file, by name
/// @param folder problems of the folder as a whole: it cannot be read (what was in force stays), or it is empty
public record Snapshot(RouteTable table, Map<String, FileGroup> groups, List<FileReport> files, List<Problem> folder) {
    /// No files: everything goes to LEGACY.
    public static final Snapshot EMPTY = new Snapshot(RouteTable.of(List.of()), Map.of(), List.of(), List.of());

    public Snapshot {
        groups = Map.copyOf(groups);
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

    /// Of each group, what decisions need.
    public List<GroupRules> rules() {
        return groups.values().stream().map(FileGroup::rules).toList();
    }

    /// Of each group, its two sides.
    public List<GroupUpstreams> upstreams() {
        return groups.values().stream().map(FileGroup::upstreams).toList();
    }

    /// Of each group, which others it calls.
    public CallRules calls() {
        return CallRules.of(groups.values().stream().map(FileGroup::calls).toList());
    }

    /// The route of that id, if it is served.
    public @Nullable Route route(String id) {
        return table.routes().stream()
                .filter(route -> route.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /// What each group's file asks, as live state takes it over.
    public Map<String, FileValues> fileValues() {
        return groups.values().stream().collect(Collectors.toMap(FileGroup::name, FileGroup::asks));
    }

    Snapshot withFolder(List<Problem> problems) {
        return new Snapshot(table, groups, files, problems);
    }

    static Snapshot of(Map<String, FileState> states, List<Problem> folder) {
        List<FileReport> files = new ArrayList<>();
        List<FileGroup> inForce = new ArrayList<>();
        states.forEach((name, state) -> {
            if (state.inForce() != null && state.inForce().group() != null) {
                inForce.add(state.inForce().group());
            }
        });
        List<Problem> unknown = new CalledGroups(inForce, Set.of()).unknown();
        states.forEach((name, state) -> files.add(FileReport.of(name, state, unknown)));
        List<Route> routes =
                inForce.stream().flatMap(group -> group.routes().stream()).toList();
        Map<String, FileGroup> groups =
                inForce.stream().collect(Collectors.toMap(FileGroup::name, Function.identity()));
        return new Snapshot(RouteTable.of(routes), groups, files, folder);
    }
}
