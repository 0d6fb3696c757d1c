package io.banyan.api;

import io.banyan.route.Route;
import io.banyan.snapshot.Snapshot;
import io.banyan.written.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// The names of groups and routes in force, for finding them and for saying which there are.
record Names(Snapshot files) {
    private static final int MOST_LISTED = 20;

    boolean hasGroup(String name) {
        return files.groups().containsKey(name);
    }

    /// The name, or 404 with those there are.
    String group(String name) {
        if (!hasGroup(name)) {
            throw ApiProblem.of(
                    HttpStatus.NOT_FOUND,
                    noGroup(name),
                    Map.of("groups", sorted(files.groups().keySet())));
        }
        return name;
    }

    /// The route, or 404 with those there are.
    Route route(String id) {
        Route route = findRoute(id);
        if (route == null) {
            throw ApiProblem.of(HttpStatus.NOT_FOUND, noRoute(id));
        }
        return route;
    }

    @Nullable
    Route findRoute(String id) {
        return files.route(id);
    }

    String noGroup(String name) {
        return none("group", name, sorted(files.groups().keySet()));
    }

    String noRoute(String id) {
        return none(
                "route",
                id,
                sorted(files.table().routes().stream().map(Route::id).toList()));
    }

    private static List<String> sorted(Collection<String> names) {
        return names.stream().sorted().toList();
    }

    static String none(String kind, String name, List<String> known) {
        String more = known.size() > MOST_LISTED ? " and " + (known.size() - MOST_LISTED) + " more" : "";
        return "there is no %s '%s'%s; write one of: %s%s"
                .formatted(
                        kind,
                        name,
                        Nearest.hint(name, known),
                        String.join(", ", known.subList(0, Math.min(MOST_LISTED, known.size()))),
                        more);
    }
}
