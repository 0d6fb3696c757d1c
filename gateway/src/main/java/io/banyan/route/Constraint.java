package io.banyan.route;

/// The regular expression in `{x:regex}` as text: where it ends, and what it may not contain.
final class Constraint {
    private Constraint() {}

    /// The index of the `}` that closes it, or -1. Braces nest (`[a-z]{2}`); an escaped one does not count.
    static int end(String pattern, int start, int limit) {
        int depth = 0;
        for (int i = start; i < limit; i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && depth-- == 0) {
                return i;
            }
        }
        return -1;
    }

    /// Refuses what fails or misleads at run time: nothing at all, and capturing groups.
    static void check(String pattern, int start, int close) {
        if (start == close) {
            throw PatternFault.at(pattern, start, "the regular expression is empty; write {name} or {name:regex}");
        }
        boolean inClass = false;
        for (int i = start; i < close; i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[' || c == ']') {
                inClass = c == '[';
            } else if (c == '(' && !inClass && captures(pattern, i)) {
                throw PatternFault.at(pattern, i, "'(' opens a capturing group; write (?:…) instead");
            }
        }
    }

    /// Beside other text in a segment, an escaped brace is read in two ways by Spring's own parser: refused.
    static void checkMixed(String pattern, int start, int close) {
        for (int i = start; i < close - 1; i++) {
            char next = pattern.charAt(i + 1);
            if (pattern.charAt(i) == '\\' && (next == '{' || next == '}')) {
                throw PatternFault.at(pattern, i, "an escaped brace needs its {name:regex} alone in its segment");
            }
        }
    }

    private static boolean captures(String pattern, int open) {
        return !pattern.startsWith("(?", open) || pattern.startsWith("(?<", open) || pattern.startsWith("(?P", open);
    }
}
