package io.banyan.route;

import io.banyan.route.PathTemplate.Rest;
import io.banyan.route.Segment.Kind;

/// Whether some path matches two patterns, as far as that is certain.
final class PathMeeting {
    private PathMeeting() {}

    static boolean of(PathTemplate a, PathTemplate b) {
        if (a.rest() == Rest.FIRST || b.rest() == Rest.FIRST) {
            return fromTheRight(a, b);
        }
        int both = Math.min(a.segments().size(), b.segments().size());
        return reaches(a, b) && reaches(b, a) && meet(a, 0, b, 0, both);
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
        return longEnough && meet(a, sizeA - both, b, sizeB - both, both);
    }

    private static boolean reaches(PathTemplate a, PathTemplate b) {
        return a.segments().size() >= b.segments().size() || a.rest() == Rest.LAST;
    }

    private static boolean meet(PathTemplate a, int fromA, PathTemplate b, int fromB, int count) {
        for (int i = 0; i < count; i++) {
            Segment one = a.segments().get(fromA + i);
            Segment other = b.segments().get(fromB + i);
            if (!(one.kind() == Kind.LITERAL ? accepts(b, other, one.key()) : meet(a, one, other))) {
                return false;
            }
        }
        return true;
    }

    private static boolean meet(PathTemplate a, Segment one, Segment other) {
        return other.kind() == Kind.LITERAL ? accepts(a, one, other.key()) : share(one, other);
    }

    private static boolean accepts(PathTemplate template, Segment segment, String text) {
        return text.isEmpty() ? template.endsOn(segment) : segment.accepts(text);
    }

    private static boolean share(Segment a, Segment b) {
        return isAny(a) || isAny(b) || a.compareTo(b) == 0;
    }

    private static boolean isAny(Segment segment) {
        return segment.kind() == Kind.CAPTURE || segment.kind() == Kind.STAR;
    }
}
