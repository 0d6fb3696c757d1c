package io.banyan.projections.store;

import org.jspecify.annotations.Nullable;

/// Part of an ordered index: `IndexRange.of("by-start").from("2026").to("2027").limit(20)`.
///
/// @param from the least text, inclusive; empty: from the beginning
/// @param to the text before which it ends; null: to the end
/// @param after the last place of the page before; null: the first page
/// @param offset documents that are passed over first, 0 to 10,000; further in, `after` leads
/// @param limit documents at most, 1 to 1,000
public record IndexRange(
        String index,
        String from,
        @Nullable String to,
        boolean descending,
        @Nullable IndexPlace after,
        int offset,
        int limit) {
    static final int MOST = 1_000;
    private static final int FURTHEST = 10_000;

    public IndexRange {
        if (limit < 1 || limit > MOST + 1) {
            throw new IllegalArgumentException("a range's limit was " + limit + " but must be 1 to " + MOST);
        }
        if (offset < 0 || offset > FURTHEST) {
            throw new IllegalArgumentException("a range's offset was " + offset + " but must be 0 to " + FURTHEST
                    + "; further in, give the last place of the page before as after");
        }
    }

    /// All of it, ascending, 100 at a time.
    public static IndexRange of(String index) {
        return new IndexRange(index, "", null, false, null, 0, 100);
    }

    public IndexRange from(String least) {
        return new IndexRange(index, least, to, descending, after, offset, limit);
    }

    public IndexRange to(String end) {
        return new IndexRange(index, from, end, descending, after, offset, limit);
    }

    public IndexRange backwards() {
        return new IndexRange(index, from, to, true, after, offset, limit);
    }

    public IndexRange after(@Nullable IndexPlace place) {
        return new IndexRange(index, from, to, descending, place, offset, limit);
    }

    /// Counted from `after`, where that is given.
    public IndexRange offset(int passed) {
        return new IndexRange(index, from, to, descending, after, passed, limit);
    }

    public IndexRange limit(int most) {
        return new IndexRange(index, from, to, descending, after, offset, most);
    }

    IndexRange oneMore() {
        return limit(limit + 1);
    }
}
