package io.banyan.route;

/// One piece of a path pattern between two slashes.
///
/// Order = how clearly it names its texts: by kind, then globs with more literal characters first, then by text.
/// Two segments that compare as equal accept the same texts, whatever their variables are called.
///
/// @param key the segment as written, with variable names left out: `{}-{}`; the bare source of a `{x:regex}`
/// @param literals the number of characters that stand for themselves
/// @param named true when it has variables: then, at the end of a pattern, it never accepts an empty text
/// @param test of a whole decoded segment
record Segment(Kind kind, String key, int literals, boolean named, TextTest test) implements Comparable<Segment> {
    /// From the most to the least specific.
    enum Kind {
        /// Text only; also the empty text after a final slash.
        LITERAL,
        /// Text with `?` or `*`, and every mix with variables: `a?`, `*.html`, `{x}-{y}`, `v{n:[0-9]+}`.
        GLOB,
        /// `{x:regex}` alone.
        REGEX,
        /// `{x}` alone.
        CAPTURE,
        /// `*` alone.
        STAR
    }

    static final Segment CAPTURE = new Segment(Kind.CAPTURE, "{}", 0, true, text -> true);
    static final Segment STAR = new Segment(Kind.STAR, "*", 0, false, text -> true);

    static Segment literal(String text) {
        return new Segment(Kind.LITERAL, text, text.length(), false, text::equals);
    }

    /// True when the pattern matches with this segment on the path's segment `text`, which is not empty.
    boolean accepts(String text) {
        return test.matches(text);
    }

    /// True when, as the pattern's last segment, it accepts the nothing after a path's final slash: `/a/*` matches
    /// `/a/`, `/a/{x}` does not.
    boolean acceptsEmptyAtTheEnd() {
        return kind == Kind.STAR || (kind == Kind.LITERAL && key.isEmpty()) || (acceptsEmptyBeforeTheRest() && !named);
    }

    /// True when, followed by `/**`, it accepts the nothing after a path's final slash: only a glob may,
    /// `/a/{x}{y}/**` matches `/a/`.
    boolean acceptsEmptyBeforeTheRest() {
        return kind == Kind.GLOB && test.matches("");
    }

    @Override
    public int compareTo(Segment other) {
        int byKind = kind.compareTo(other.kind);
        if (byKind != 0) {
            return byKind;
        }
        int byLiterals = kind == Kind.GLOB ? Integer.compare(other.literals, literals) : 0;
        return byLiterals != 0 ? byLiterals : key.compareTo(other.key);
    }
}
