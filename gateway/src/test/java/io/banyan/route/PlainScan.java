package io.banyan.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/// What a route table must answer, written the slow and obvious way: ask Spring about every route, sort what is left
/// by the order of the route files, read off the patterns' texts.
final class PlainScan {
    /// One segment of a pattern: its class from 0 (text) to 6 (`**`), literal characters counted down, text.
    private record Piece(int kind, int fewerLiterals, String text) implements Comparable<Piece> {
        private static final Comparator<Piece> ORDER = Comparator.comparingInt(Piece::kind)
                .thenComparingInt(Piece::fewerLiterals)
                .thenComparing(Piece::text);

        @Override
        public int compareTo(Piece other) {
            return ORDER.compare(this, other);
        }
    }

    private static final Pattern VARIABLE = Pattern.compile("\\{[A-Za-z0-9]+(:(?:\\{[^}]*}|[^{}])*)?}");
    private static final Piece END = new Piece(5, 0, "");
    private static final Piece REST = new Piece(6, 0, "");

    private PlainScan() {}

    static Optional<Route> find(
            List<Route> routes, String host, List<String> path, String method, RequestValues values) {
        PathContainer raw = PathContainer.parsePath(RandomPaths.raw(path));
        return routes.stream()
                .filter(route -> route.hosts().isEmpty() || route.hosts().contains(host))
                .filter(route -> PathPatternParser.defaultInstance
                        .parse(route.path().pattern())
                        .matches(raw))
                .filter(route -> route.methods().contains(method))
                .filter(route -> route.conditions().stream().allMatch(condition -> {
                    String value = values.single(condition.kind(), condition.name());
                    return value != null && condition.test().matches(value);
                }))
                .min(PlainScan::compare);
    }

    private static int compare(Route a, Route b) {
        if (a.hosts().isEmpty() != b.hosts().isEmpty()) {
            return a.hosts().isEmpty() ? 1 : -1;
        }
        int byPath = compare(pieces(a.path().pattern()), pieces(b.path().pattern()));
        if (byPath != 0) {
            return byPath;
        }
        int byConditions = b.conditions().size() - a.conditions().size();
        return byConditions != 0 ? byConditions : a.id().compareTo(b.id());
    }

    private static int compare(List<Piece> a, List<Piece> b) {
        boolean bothBeginWithRest = a.get(0).equals(REST) && b.get(0).equals(REST);
        if (bothBeginWithRest && a.size() != b.size()) {
            return b.size() - a.size();
        }
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int byPiece = a.get(i).compareTo(b.get(i));
            if (byPiece != 0) {
                return byPiece;
            }
        }
        return 0;
    }

    private static List<Piece> pieces(String pattern) {
        List<Piece> pieces = new ArrayList<>();
        for (String text : pattern.substring(1).split("/", -1)) {
            pieces.add(piece(text));
        }
        pieces.add(END);
        return pieces;
    }

    private static Piece piece(String text) {
        if (text.equals("**") || text.startsWith("{*")) {
            return REST;
        }
        if (text.equals("*")) {
            return new Piece(4, 0, "");
        }
        String nameless = text.replaceAll("\\{n[0-9]+", "{");
        if (VARIABLE.matcher(text).matches()) {
            return text.contains(":") ? new Piece(2, 0, nameless) : new Piece(3, 0, "");
        }
        String literal = VARIABLE.matcher(text).replaceAll("").replaceAll("[?*]", "");
        return literal.equals(text) ? new Piece(0, 0, text) : new Piece(1, -literal.length(), nameless);
    }
}
