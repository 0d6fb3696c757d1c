package io.banyan.evidence;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What is known of one group's MODERN, of the whole fleet, at one revision of what matters: the file, the version of
/// the view and of the function. A new revision begins with nothing.
///
/// @param revision a short hash
/// @param bySteps the step of a ramp at which it was seen, `NO_RAMP` where none ran → route → counts
public record Evidence(String revision, Map<String, Map<String, Counts>> bySteps) {
    /// Where no ramp ran.
    public static final String NO_RAMP = "0";

    /// Of a group that nothing is known of.
    public static final Evidence NONE = new Evidence("", Map.of());

    public Evidence {
        Map<String, Map<String, Counts>> copy = new HashMap<>();
        bySteps.forEach((step, routes) -> copy.put(step, Map.copyOf(routes)));
        bySteps = Map.copyOf(copy);
    }

    /// The routes of which reads were looked at, in order.
    public Set<String> routes() {
        Set<String> all = new TreeSet<>();
        bySteps.values().forEach(routes -> all.addAll(routes.keySet()));
        return all;
    }

    /// Of a route in all steps.
    public Counts of(String route) {
        return bySteps.values().stream()
                .map(routes -> routes.getOrDefault(route, Counts.NONE))
                .reduce(Counts.NONE, Counts::plus);
    }

    /// Of a route in one step.
    public Counts of(String step, String route) {
        return bySteps.getOrDefault(step, Map.of()).getOrDefault(route, Counts.NONE);
    }

    /// Of all routes in one step.
    public Counts in(String step) {
        return bySteps.getOrDefault(step, Map.of()).values().stream().reduce(Counts.NONE, Counts::plus);
    }
}
