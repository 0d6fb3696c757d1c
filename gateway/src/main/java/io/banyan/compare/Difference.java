package io.banyan.compare;

/// One place where two answers differ.
///
/// @param pointer `status`, `header:location`, `body`, or a JSON pointer with `*` for an element of a list; at
///     most 300 characters, since an answer's names may have any length and pointers are kept
/// @param legacy what LEGACY says there, at most 200 characters; empty where it says nothing
/// @param modern likewise
public record Difference(String pointer, Kind kind, String legacy, String modern) {
    private static final int LONGEST = 200;
    private static final int LONGEST_POINTER = 300;

    /// How they differ.
    public enum Kind {
        /// The values are of one type.
        VALUE,
        TYPE,
        /// MODERN has nothing there.
        MISSING,
        /// LEGACY has nothing there.
        ADDED,
        /// The lists have different numbers of elements.
        LENGTH,
        /// The lists have the same elements in another order.
        ORDER,
        /// An object has the name several times, with different values.
        REPEATED
    }

    public Difference {
        pointer = pointer.length() <= LONGEST_POINTER ? pointer : pointer.substring(0, LONGEST_POINTER - 1) + "…";
        legacy = cut(legacy);
        modern = cut(modern);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
