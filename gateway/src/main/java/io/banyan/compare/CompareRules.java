package io.banyan.compare;

import io.banyan.route.Route;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What of two answers must be the same, for each route of a group.
///
/// @param group of routes that say nothing themselves
/// @param routes by id
public record CompareRules(CompareRule group, Map<String, CompareRule> routes) {
    /// Of a file that says nothing.
    public static final CompareRules DEFAULT = new CompareRules(CompareRule.DEFAULT, Map.of());

    public CompareRules {
        routes = Map.copyOf(routes);
    }

    /// Of the headers that any of them compares.
    public Set<String> names() {
        Set<String> names = new TreeSet<>(group.headers());
        routes.values().forEach(rule -> names.addAll(rule.headers()));
        return names;
    }

    public CompareRule of(Route route) {
        return routes.getOrDefault(route.id(), group);
    }
}
