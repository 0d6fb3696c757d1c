package io.banyan.ramp;

import io.banyan.live.Ramping;
import io.banyan.split.Weight;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// How a group stands when its ramp is looked at.
///
/// @param asked the group's weight in force, before any `max-weight`
/// @param most its file's `max-weight`
/// @param killed by its switch, by a file or with everything
/// @param weightBy who set the weight last, `dana`; empty = not known
/// @param routes those that inherit the group's weight, by id
public record Situation(
        Ramping ramping,
        Weight asked,
        Weight most,
        boolean killed,
        String weightBy,
        Set<String> routes,
        Traffic traffic) {
    public Situation {
        routes = Collections.unmodifiableSet(new TreeSet<>(routes));
    }
}
