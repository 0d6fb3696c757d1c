package io.banyan.live;

import io.banyan.split.Weight;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The weights of a group's routes: as operators ask them, or as a file does.
///
/// @param group what every route inherits that has none of its own
/// @param own route id → weight
public record Weights(Weight group, Map<String, Weight> own) {
    public static final Weights NONE = new Weights(Weight.NONE, Map.of());

    public Weights {
        own = Map.copyOf(own);
    }

    /// The weight that a route comes to.
    public Weight of(String route) {
        return own.getOrDefault(route, group);
    }

    Weights withGroup(Weight weight) {
        return new Weights(weight, own);
    }

    /// @param weight null = inherit
    Weights withRoute(String route, @Nullable Weight weight) {
        Map<String, Weight> changed = new HashMap<>(own);
        if (weight == null) {
            changed.remove(route);
        } else {
            changed.put(route, weight);
        }
        return new Weights(group, changed);
    }
}
