package io.banyan.route;

import io.banyan.route.PathTemplate.Rest;
import java.util.List;

/// Whether some path matches two patterns, as far as that is certain.
final class PathMeeting {
    private PathMeeting() {}

    static boolean of(PathTemplate a, PathTemplate b) {
        if (a.rest() == Rest.FIRST || b.rest() == Rest.FIRST) {
            return fromTheRight(a, b);
        }
        int both = Math.min(a.segments().size(), b.segments().size());
        return reaches(a, b) && reaches(b, a) && meet(a.segments(), 0, b.segments(), 0, both);
    }

    /// One begins with `**`. If the other ends with `**`, its segments followed by ours match both.
    private static boolean fromTheRight(PathTemplate a, PathTemplate b) {
        if (a.rest() == Rest.LAST || b.rest() == Rest.LAST) {
            return true;
        }
        int sizeA = a.segments().size();
        int sizeB = b.segments().size();
        boolean longEnough = (a.rest() == Rest.FIRST || sizeA >= sizeB) && (b.rest() == Rest.FIRST || sizeB >= sizeA);
        int both = Math.min(sizeA, sizeB);
        return longEnough && meet(a.segments(), sizeA - both, b.segments(), sizeB - both, both);
    }

    private static boolean reaches(PathTemplate a, PathTemplate b) {
        return a.segments().size() >= b.segments().size() || a.rest() == Rest.LAST;
    }

    private static boolean meet(List<Segment> a, int fromA, List<Segment> b, int fromB, int count) {
        for (int i = 0; i < count; i++) {
            if (!meet(a.get(fromA + i), b.get(fromB + i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean meet(Segment a, Segment b) {
        if (a.kind() == Segment.Kind.LITERAL) {
            return a.key().isEmpty() ? b.acceptsEmptyAtTheEnd() : b.accepts(a.key());
        }
        if (b.kind() == Segment.Kind.LITERAL) {
            return meet(b, a);
        }
        return isAny(a) || isAny(b) || a.compareTo(b) == 0;
    }

    private static boolean isAny(Segment segment) {
        return segment.kind() == Segment.Kind.CAPTURE || segment.kind() == Segment.Kind.STAR;
    }
}
