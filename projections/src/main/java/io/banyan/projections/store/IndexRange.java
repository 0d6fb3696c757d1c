package io.banyan.projections.store;

import org.jspecify.annotations.Nullable;

/// Part of an ordered index: `IndexRange.of("by-start").from("2026").to("2027").limit(20)`.
///
/// @param from the least text, inclusive; empty: from the beginning
/// @param to the text before which it ends; null: to the end
/// @param after the last place of the page before; null: the first page
/// @param limit documents at most, 1 to 1,000
public record IndexRange(
        String index,
        String from,
        @Nullable String to,
        boolean descending,
        @Nullable IndexPlace after,
        int limit) {
    private static final int MOST = 1_000;

    public IndexRange {
        if (limit < 1 || limit > MOST + 1) {
            throw new IllegalArgumentException("a range's limit was " + limit + " but must be 1 to " + MOST);
        }
    }

    /// All of it, ascending, 100 at a time.
    public static IndexRange of(String index) {
        return new IndexRange(index, "", null, false, null, 100);
    }

    public IndexRange from(String least) {
        return new IndexRange(index, least, to, descending, after, limit);
    }

    public IndexRange to(String end) {
        return new IndexRange(index, from, end, descending, after, limit);
    }

    public IndexRange backwards() {
        return new IndexRange(index, from, to, true, after, limit);
    }

    public IndexRange after(@Nullable IndexPlace place) {
        return new IndexRange(index, from, to, descending, place, limit);
    }

    public IndexRange limit(int most) {
        return new IndexRange(index, from, to, descending, after, most);
    }

    IndexRange oneMore() {
        return limit(limit + 1);
    }
}
