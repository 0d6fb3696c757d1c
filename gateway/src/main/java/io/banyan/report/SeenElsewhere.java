package io.banyan.report;

import io.banyan.catalog.Sightings;
import io.banyan.descriptor.Descriptors;
import io.banyan.function.HostedFunction;
import io.banyan.view.View;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the catalogue is made of beside route files and live state.
///
/// @param hosted functions that the hosts of route files run
/// @param views those that the feed names
/// @param calls each group and the groups that it calls
public record SeenElsewhere(
        Descriptors descriptors,
        List<HostedFunction> hosted,
        List<View> views,
        Sightings sightings,
        Map<String, Set<String>> calls) {
    public SeenElsewhere {
        hosted = List.copyOf(hosted);
        views = List.copyOf(views);
        calls = Map.copyOf(calls);
    }
}
