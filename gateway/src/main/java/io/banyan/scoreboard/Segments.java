package io.banyan.scoreboard;

import java.util.ArrayList;
import java.util.List;

/// The segments of a target's path, raw: `/a/b;x=1?q` is `[a, b]`, `/` is `[""]`, `/a/` is `[a, ""]`. Empty ones in the
/// middle, which servers read differently, are left out.
final class Segments {
    /// Deeper ones stand for all below them.
    static final int DEEPEST = 12;

    private Segments() {}

    static List<String> of(String target) {
        int end = end(target);
        int from = target.startsWith("/") ? 1 : path(target, end);
        List<String> segments = new ArrayList<>(8);
        for (int i = from; i <= end && segments.size() < DEEPEST; i++) {
            if (i == end || target.charAt(i) == '/') {
                if (i > from || i == end) {
                    segments.add(withoutParameters(target.substring(from, i)));
                }
                from = i + 1;
            }
        }
        return segments;
    }

    private static int end(String target) {
        for (int i = 0; i < target.length(); i++) {
            if (target.charAt(i) == '?' || target.charAt(i) == '#') {
                return i;
            }
        }
        return target.length();
    }

    /// Where the path of an absolute URL begins; what has none is one segment.
    private static int path(String target, int end) {
        int scheme = target.indexOf("://");
        int slash = scheme < 0 ? -1 : target.indexOf('/', scheme + 3);
        return slash < 0 || slash >= end ? end : slash + 1;
    }

    private static String withoutParameters(String segment) {
        int semicolon = segment.indexOf(';');
        return semicolon < 0 ? segment : segment.substring(0, semicolon);
    }
}
