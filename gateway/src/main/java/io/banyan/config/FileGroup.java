package io.banyan.config;

import io.banyan.caller.CallRule;
import io.banyan.compare.CompareRules;
import io.banyan.decide.GroupRules;
import io.banyan.live.FileValues;
import io.banyan.ramp.RampRule;
import io.banyan.route.Group;
import io.banyan.route.Route;
import io.banyan.upstream.GroupUpstreams;
import io.banyan.upstream.Platform;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that one good route file means, as one object: `Rules` and the upstreams are built from its parts, which name
/// the same `Group` as its routes do.
///
/// @param routes in the order of the file
/// @param asks the weights and the kill of the file, as live state takes them over
/// @param lines where they are written
/// @param calls which groups it calls
/// @param ramp how its weight is to rise; null = the file has no ramp
public record FileGroup(
        Group group,
        List<Route> routes,
        GroupRules rules,
        GroupUpstreams upstreams,
        FileValues asks,
        WeightLines lines,
        CallRule calls,
        @Nullable RampRule ramp) {
    public FileGroup {
        routes = List.copyOf(routes);
    }

    /// What of two answers must be the same.
    public CompareRules compare() {
        return upstreams.shadow().compare();
    }

    public String name() {
        return group.name();
    }

    /// The function that is its MODERN, without version or alias; null = it is none.
    public @Nullable String function() {
        return upstreams.modern().platform() instanceof Platform.Lambda lambda
                ? lambda.function().name()
                : null;
    }
}
