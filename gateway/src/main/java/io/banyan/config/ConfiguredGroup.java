package io.banyan.config;

import io.banyan.decide.GroupRules;
import io.banyan.route.Group;
import io.banyan.route.Route;
import io.banyan.upstream.GroupUpstreams;
import java.util.List;

/// All that one good route file means.
///
/// @param weights the file's weights: the group's, and those of routes that have their own
public record ConfiguredGroup(
        Group group, List<Route> routes, GroupRules rules, GroupUpstreams upstreams, FileWeights weights) {
    public ConfiguredGroup {
        routes = List.copyOf(routes);
    }

    /// The group's.
    public String name() {
        return group.name();
    }
}
