package io.banyan.route;

/// Words for what is wrong with a path pattern: where, what was found, what to write.
final class PatternFault {
    static final String ALLOWED = "allowed in a segment are text, ?, *, {name}, {name:regex} and mixes of them; "
            + "** or {*name} as the first or the last segment";

    private PatternFault() {}

    /// @param at index in the pattern from 0, told to people from 1
    static IllegalArgumentException at(String pattern, int at, String what) {
        return new IllegalArgumentException(
                "'%s' is not a path pattern: at character %d, %s".formatted(pattern, at + 1, what));
    }
}
