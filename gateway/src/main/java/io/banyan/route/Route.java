package io.banyan.route;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A published URL pattern that belongs to a group.
///
/// @param id unique over all files
/// @param group that it belongs to
/// @param hosts lower-case host names without port for which it holds; empty = every host
/// @param path the pattern of the path
/// @param methods a subset of GET and HEAD: the reads of this route, never empty
/// @param conditions all of them must hold; empty = none
/// @param query which queries its reads may have
/// @param endOfLife what answers say of its end; null = nothing
/// @param filters Spring Cloud Gateway filters as written (`Name=arg, arg`), for MODERN only; empty = none
public record Route(
        String id,
        Group group,
        Set<String> hosts,
        PathTemplate path,
        Set<String> methods,
        List<Condition> conditions,
        QueryRule query,
        List<String> filters,
        Origin origin,
        @Nullable EndOfLife endOfLife) {
    /// Of which nobody says that it ends.
    public Route(
            String id,
            Group group,
            Set<String> hosts,
            PathTemplate path,
            Set<String> methods,
            List<Condition> conditions,
            QueryRule query,
            List<String> filters,
            Origin origin) {
        this(id, group, hosts, path, methods, conditions, query, filters, origin, null);
    }

    public Route {
        hosts = Set.copyOf(hosts);
        methods = Set.copyOf(methods);
        conditions = List.copyOf(conditions);
        filters = List.copyOf(filters);
    }

    public String groupName() {
        return group.name();
    }
}
