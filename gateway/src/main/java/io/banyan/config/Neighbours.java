package io.banyan.config;

import io.banyan.route.Overlap;
import io.banyan.route.Route;
import io.banyan.route.RouteTable;
import io.banyan.written.Problem;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is legal between routes and still worth a word: one takes paths from another group's, or two have different
/// regular expressions in one position, or one has the slash at its end that its neighbours have not.
public record Neighbours(List<Route> routes) {
    /// Of all groups, whichever file they stand in.
    public static Neighbours of(Collection<FileGroup> groups) {
        return new Neighbours(
                groups.stream().flatMap(group -> group.routes().stream()).toList());
    }

    /// None of them refuses a file.
    public List<Problem> warnings() {
        List<Problem> warnings = new ArrayList<>();
        Map<String, List<Overlap>> taken = new LinkedHashMap<>();
        for (Overlap overlap : RouteTable.of(routes).overlaps()) {
            String pair = overlap.taker().groupName() + " " + overlap.loser().id();
            taken.computeIfAbsent(pair, key -> new ArrayList<>()).add(overlap);
        }
        taken.values().forEach(overlaps -> warnings.add(takesPaths(overlaps)));
        Map<String, List<Route>> byShape = new HashMap<>();
        for (Route route : routes) {
            String shape = shape(pattern(route));
            if (shape.contains("{:}")) {
                twoRegexes(route, byShape.computeIfAbsent(shape, key -> new ArrayList<>()), warnings);
            }
        }
        warnings.addAll(new FinalSlashes(routes).warnings());
        return warnings;
    }

    /// One warning for all routes of a group that take paths from one route, since a catch-all loses to many.
    private static Problem takesPaths(List<Overlap> overlaps) {
        Route loser = overlaps.getFirst().loser();
        int others = overlaps.size() - 1;
        return warning(
                Rule.TAKES_PATHS,
                overlaps.getFirst().taker(),
                loser.id(),
                loser.groupName(),
                pattern(loser),
                place(loser),
                others == 0 ? "" : ", " + (others + 1) + " such routes in all");
    }

    private static void twoRegexes(Route route, List<Route> before, List<Problem> warnings) {
        for (Route other : before) {
            if (meet(route, other) && !route.path().equals(other.path())) {
                warnings.add(warning(Rule.TWO_REGEXES, route, other.id(), pattern(other), place(other)));
                break;
            }
        }
        before.add(route);
    }

    /// Conditions usually mean that the order was thought of.
    private static boolean meet(Route a, Route b) {
        boolean sameHost = a.hosts().equals(b.hosts()) || !Collections.disjoint(a.hosts(), b.hosts());
        return sameHost
                && !Collections.disjoint(a.methods(), b.methods())
                && a.conditions().equals(b.conditions());
    }

    /// The pattern without names and expressions: `/a/{x:[0-9]{2}}/{y}` is `/a/{:}/{}`.
    static String shape(String pattern) {
        var shape = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            boolean brace = (depth == 1 && c == '{') || (depth == 0 && c == '}');
            boolean colon = depth == 1 && c == ':' && shape.charAt(shape.length() - 1) == '{';
            if (depth == 0 || brace || colon) {
                shape.append(c);
            }
            i += c == '\\' ? 1 : 0;
        }
        return shape.toString();
    }

    static Problem warning(Rule rule, Route at, String... more) {
        return new Problem(rule, at.origin(), rule.message("routes." + at.id() + ".path", pattern(at), more));
    }

    private static String pattern(Route route) {
        return Problems.shown(route.path().pattern());
    }

    private static String place(Route route) {
        return route.origin().toString();
    }
}
