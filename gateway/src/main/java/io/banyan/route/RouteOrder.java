package io.banyan.route;

import io.banyan.route.PathTemplate.Rest;
import java.util.Comparator;

/// Which of several routes that match a request wins: the first in this order.
///
/// 1. A route with hosts before one for every host.
/// 2. Segment by segment from the left: text, text with `?`, `*` or variables in it, `{x:regex}`, `{x}`, `*`, the end
///    of the pattern, `**`. Of two globs the one with more literal characters comes first, then the text decides;
///    of two regular expressions the text decides. Of two patterns that begin with `**` the one with more segments
///    comes first, because its own segments begin further left in the path.
/// 3. More conditions before fewer.
///
/// Routes that are equal here have the same rank: `/a/{x}` and `/a/{y}` are.
final class RouteOrder {
    static final Comparator<PathTemplate> TEMPLATES = RouteOrder::compare;

    static final Comparator<Route> RANK = Comparator.comparing(
                    (Route route) -> route.hosts().isEmpty())
            .thenComparing(Route::path, TEMPLATES)
            .thenComparing(route -> -route.conditions().size());

    /// Total: the id decides between routes of equal rank.
    static final Comparator<Route> TOTAL = RANK.thenComparing(Route::id);

    private RouteOrder() {}

    private static int compare(PathTemplate a, PathTemplate b) {
        int byBeginning = Integer.compare(beginning(a), beginning(b));
        if (byBeginning != 0) {
            return byBeginning;
        }
        if (a.rest() == Rest.FIRST && a.segments().size() != b.segments().size()) {
            return Integer.compare(b.segments().size(), a.segments().size());
        }
        int both = Math.min(a.segments().size(), b.segments().size());
        for (int i = 0; i < both; i++) {
            int bySegment = a.segments().get(i).compareTo(b.segments().get(i));
            if (bySegment != 0) {
                return bySegment;
            }
        }
        return compareEnds(a, b, both);
    }

    private static int beginning(PathTemplate template) {
        if (template.rest() == Rest.FIRST) {
            return 1;
        }
        return template.rest() == Rest.LAST && template.segments().isEmpty() ? 2 : 0;
    }

    private static int compareEnds(PathTemplate a, PathTemplate b, int both) {
        return Integer.compare(end(a, both), end(b, both));
    }

    /// What stands behind the shared segments: another segment, the end, `**`.
    private static int end(PathTemplate template, int both) {
        if (template.segments().size() > both) {
            return 0;
        }
        return template.rest() == Rest.LAST ? 2 : 1;
    }
}
