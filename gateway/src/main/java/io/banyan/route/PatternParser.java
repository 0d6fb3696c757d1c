package io.banyan.route;

import io.banyan.route.PathTemplate.Rest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads a whole path pattern: cuts it at its slashes and finds the one `**` or `{*name}` it may have. Each segment's
/// first fault is told, up to a brace that nothing closes.
final class PatternParser {
    private static final int LONGEST = 1_000;

    private final String pattern;
    private final TextTest.Compiler regex;
    private final Set<String> names = new HashSet<>();
    private final List<Segment> segments = new ArrayList<>();
    private final List<PatternFault> faults = new ArrayList<>();
    private Rest rest = Rest.NONE;

    PatternParser(String pattern, TextTest.Compiler regex) {
        this.pattern = pattern;
        this.regex = regex;
    }

    PathTemplate parse() {
        if (pattern.length() > LONGEST) {
            throw PatternFault.at(pattern, LONGEST, "it is longer than the " + LONGEST + " characters allowed");
        }
        OtherSyntax.checkWhole(pattern);
        for (int from = 1; from <= pattern.length(); ) {
            int slash = pattern.indexOf('/', from);
            int to = slash < 0 ? pattern.length() : slash;
            try {
                piece(from, to);
            } catch (PatternFault fault) {
                faults.add(fault);
                if (isOpen(from, to)) {
                    break;
                }
            }
            from = to + 1;
        }
        if (!faults.isEmpty()) {
            throw PatternFault.of(pattern, faults);
        }
        return new PathTemplate(pattern, segments, rest);
    }

    /// Whether a brace opens there that none closes: what follows cannot be told apart from what is in it.
    private boolean isOpen(int from, int to) {
        String piece = pattern.substring(from, to);
        return piece.lastIndexOf('{') > piece.lastIndexOf('}');
    }

    private void piece(int from, int to) {
        boolean last = to == pattern.length();
        String text = pattern.substring(from, to);
        if (text.isEmpty() && !last) {
            throw PatternFault.at(pattern, from, "a segment is empty, which no canonical path contains; write one '/'");
        }
        if (text.equals("**") || text.startsWith("{*")) {
            rest(text, from, last);
        } else if (text.isEmpty()) {
            segments.add(Segment.literal(""));
        } else {
            OtherSyntax.checkSegment(pattern, from, to);
            segments.add(new SegmentParser(pattern, from, to, names, regex).parse());
        }
    }

    private void rest(String text, int from, boolean last) {
        if (rest != Rest.NONE) {
            throw PatternFault.at(
                    pattern, from, "a second '" + text + "' is one too many; a pattern may have only one");
        }
        if (from > 1 && !last) {
            throw PatternFault.at(
                    pattern, from, "'" + text + "' is in the middle; it is allowed only as the first or last segment");
        }
        if (text.startsWith("{")) {
            int close = text.indexOf('}');
            if (close < 0) {
                throw PatternFault.at(pattern, from, "'{' is not closed before the next '/'; write {*name}");
            }
            if (close < text.length() - 1) {
                throw PatternFault.at(pattern, from, "{*name} shares its segment; it must stand alone");
            }
            new VariableName(pattern, names).check(from + 2, from + close);
        }
        rest = last ? Rest.LAST : Rest.FIRST;
    }
}
