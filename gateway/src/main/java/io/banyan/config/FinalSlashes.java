package io.banyan.config;

import io.banyan.route.Route;
import io.banyan.written.Problem;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells of routes such as `/products/`, which most people write for `/products`: where that is another group's, so
/// that the two move apart, or nobody's while other routes of the group end without a slash. A group whose paths all
/// end in one, as those of some frameworks do, hears nothing.
record FinalSlashes(List<Route> routes) {
    /// Matches with and without a slash at the end.
    private static final Pattern OPEN = Pattern.compile("/(\\*\\*|\\{\\*\\w+})$");

    /// In the order of the routes.
    List<Problem> warnings() {
        Map<String, Route> without = new HashMap<>();
        Set<String> mixed = new HashSet<>();
        for (Route route : routes) {
            String pattern = route.path().pattern();
            if (!pattern.endsWith("/") && !OPEN.matcher(pattern).find()) {
                without.putIfAbsent(place(route, pattern), route);
                mixed.add(route.groupName());
            }
        }
        List<Problem> warnings = new ArrayList<>();
        for (Route route : routes) {
            if (isSlashed(route)) {
                String pattern = route.path().pattern();
                String bare = pattern.substring(0, pattern.length() - 1);
                Route twin = without.get(place(route, bare));
                if (twin == null ? mixed.contains(route.groupName()) : !isOfOneGroup(twin, route)) {
                    warnings.add(warning(route, Problems.shown(bare), twin));
                }
            }
        }
        return warnings;
    }

    private static Problem warning(Route route, String bare, @Nullable Route twin) {
        return Neighbours.warning(
                Rule.PATH_SLASH,
                route,
                twin == null
                        ? "'%s' is a different path, and no route has it: write that instead, or add a second route for it"
                                .formatted(bare)
                        : "'%s' is a different path, that of route %s of group %s (%s): put both into one group"
                                .formatted(bare, twin.id(), twin.groupName(), twin.origin()));
    }

    private static boolean isOfOneGroup(Route one, Route other) {
        return one.groupName().equals(other.groupName());
    }

    private static boolean isSlashed(Route route) {
        return route.path().pattern().length() > 1 && route.path().pattern().endsWith("/");
    }

    /// Names of variables make no difference.
    private static String place(Route route, String pattern) {
        return route.hosts().stream().sorted().toList() + Neighbours.shape(pattern);
    }
}
