package io.banyan.config;

import io.banyan.route.Conflict;
import io.banyan.route.Route;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the errors between files that are good by themselves: one group in two files, one id in two, two routes of
/// equal rank.
public final class Clashes {
    private final Map<String, ParsedFile> groups = new HashMap<>();
    private final Map<String, Route> ids = new HashMap<>();
    private final Map<String, ParsedFile> fileOf = new HashMap<>();
    private final List<Clash> found = new ArrayList<>();

    private Clashes() {}

    /// In the order of the files and of the routes in them. Files that are not good are passed over.
    public static List<Clash> among(Collection<ParsedFile> files) {
        var clashes = new Clashes();
        List<Route> routes = new ArrayList<>();
        for (ParsedFile file : files) {
            FileGroup group = file.group();
            if (group != null) {
                clashes.names(file, group);
                routes.addAll(group.routes());
            }
        }
        clashes.ranks(routes);
        return clashes.found;
    }

    private void names(ParsedFile file, FileGroup group) {
        ParsedFile before = groups.putIfAbsent(group.name(), file);
        if (before != null && before.group() != null) {
            found.add(Clash.sameGroup(before, before.group(), file, group));
        }
        fileOf.put(file.file().shown(), file);
        for (Route route : group.routes()) {
            Route same = ids.putIfAbsent(route.id(), route);
            if (same != null) {
                found.add(Clash.sameId(fileOf(same), same, file, route));
            }
        }
    }

    private void ranks(List<Route> routes) {
        for (Conflict conflict : Conflict.among(routes)) {
            ParsedFile one = fileOf(conflict.first());
            ParsedFile other = fileOf(conflict.second());
            if (one != other) {
                found.add(Clash.equalRank(one, conflict.first(), other, conflict.second()));
            }
        }
    }

    private ParsedFile fileOf(Route route) {
        ParsedFile file = fileOf.get(route.origin().file());
        if (file == null) {
            throw new IllegalStateException(route.origin() + " is of no file");
        }
        return file;
    }
}
