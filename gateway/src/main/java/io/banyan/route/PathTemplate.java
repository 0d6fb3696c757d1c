package io.banyan.route;

import java.util.ArrayList;
import java.util.List;

/// A path pattern in the syntax of Spring's PathPattern, parsed. Whether it matches is Spring's answer; which of
/// several wins is ours (`RouteOrder`). Case counts, `/a` and `/a/` are two paths, `/a/**` matches `/a` too.
///
/// Stricter than Spring in what it takes, so that nothing is written that can never match or fails at run time: a
/// pattern starts with `/`, has at most 1,000 characters, no empty segment but the last, no capturing group, no
/// variable without a name or named twice, and no text that a canonical path cannot have (`;`, `\`, `%2F`, `..`).
public final class PathTemplate {
    /// Where the pattern has `**` or `{*x}`, if anywhere.
    enum Rest {
        NONE,
        /// `/**/a`: any segments, also none, then these.
        FIRST,
        /// `/a/**`: these, then any segments, also none.
        LAST
    }

    private final String pattern;
    private final List<Segment> segments;
    private final Rest rest;

    PathTemplate(String pattern, List<Segment> segments, Rest rest) {
        this.pattern = pattern;
        this.segments = List.copyOf(segments);
        this.rest = rest;
    }

    /// Parses `pattern`; throws IllegalArgumentException saying where, what was found and what is allowed.
    ///
    /// @param regex compiles the constraint of `{x:regex}`; its `.` need not match line ends, which canonical paths
    ///     do not have
    public static PathTemplate parse(String pattern, TextTest.Compiler regex) {
        return new PatternParser(pattern, regex).parse();
    }

    /// As written.
    public String pattern() {
        return pattern;
    }

    /// True when the pattern matches a path given by its segments, each decoded once: `/a/b/` is `[a, b, ""]` and
    /// `/` is `[""]`. Only the last may be empty; other empty segments match nothing but `**`.
    public boolean matches(List<String> path) {
        int spare = path.size() - segments.size();
        if (spare < 0 || (rest == Rest.NONE && spare > 0)) {
            return false;
        }
        int from = rest == Rest.FIRST ? spare : 0;
        for (int i = 0; i < segments.size(); i++) {
            String text = path.get(from + i);
            boolean last = from + i == path.size() - 1;
            if (!(text.isEmpty()
                    ? last && endsOn(segments.get(i))
                    : segments.get(i).accepts(text))) {
                return false;
            }
        }
        return true;
    }

    /// True when it does not match the path, but would with other capital letters in its own text.
    public boolean matchesInOtherCase(List<String> path) {
        int from = rest == Rest.FIRST ? Math.max(0, path.size() - segments.size()) : 0;
        List<String> ours = new ArrayList<>(path);
        for (int i = 0; i < segments.size() && from + i < path.size(); i++) {
            String text = segments.get(i).key();
            if (text.equalsIgnoreCase(path.get(from + i))) {
                ours.set(from + i, text);
            }
        }
        return !ours.equals(path) && matches(ours);
    }

    /// True when its last segment `segment` accepts the nothing after a path's final slash.
    boolean endsOn(Segment segment) {
        return rest == Rest.LAST ? segment.acceptsEmptyBeforeTheRest() : segment.acceptsEmptyAtTheEnd();
    }

    List<Segment> segments() {
        return segments;
    }

    Rest rest() {
        return rest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathTemplate that && pattern.equals(that.pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
