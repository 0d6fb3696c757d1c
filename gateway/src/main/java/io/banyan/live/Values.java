package io.banyan.live;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One live value of a group: as operators ask it, or as a file does.
///
/// @param group what every route inherits that has none of its own
/// @param own route id → value
public record Values<T>(T group, Map<String, T> own) {
    public Values {
        own = Map.copyOf(own);
    }

    /// The same for every route.
    public static <T> Values<T> all(T value) {
        return new Values<>(value, Map.of());
    }

    /// What a route comes to.
    public T of(String route) {
        return own.getOrDefault(route, group);
    }

    Values<T> withGroup(T value) {
        return new Values<>(value, own);
    }

    /// @param value null = inherit
    Values<T> withRoute(String route, @Nullable T value) {
        Map<String, T> changed = new HashMap<>(own);
        if (value == null) {
            changed.remove(route);
        } else {
            changed.put(route, value);
        }
        return new Values<>(group, changed);
    }
}
