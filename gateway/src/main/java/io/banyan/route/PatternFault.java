package io.banyan.route;

import java.util.List;
import java.util.stream.Collectors;

/// What is wrong with a path pattern, in words: where, what was found, what to write.
final class PatternFault extends IllegalArgumentException {
    static final String ALLOWED = "a segment may contain text, ?, *, {name}, {name:regex} and mixes of these; "
            + "the first or last segment may be ** or {*name}";

    private static final long serialVersionUID = 1;

    private final String place;

    private PatternFault(String pattern, String place) {
        super("'%s' is not a path pattern: %s".formatted(pattern, place));
        this.place = place;
    }

    /// @param at index in the pattern from 0, told to people from 1
    static PatternFault at(String pattern, int at, String what) {
        return new PatternFault(pattern, "at character %d, %s".formatted(at + 1, what));
    }

    /// Several faults of one pattern as one; the only one as it is.
    static PatternFault of(String pattern, List<PatternFault> faults) {
        return new PatternFault(
                pattern, faults.stream().map(fault -> fault.place).collect(Collectors.joining("; ")));
    }
}
