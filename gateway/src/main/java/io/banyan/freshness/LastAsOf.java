package io.banyan.freshness;

import org.jspecify.annotations.Nullable;

/// Reads what a view's answers say of themselves, and remembers the last. Between two words of a view all its answers
/// say the same, so most of them are read by comparing two texts. Safe for any thread.
final class LastAsOf {
    private volatile @Nullable Read last;

    private record Read(String header, AsOf asOf) {}

    /// As [AsOf#parse].
    @Nullable
    AsOf of(String header) {
        Read read = last;
        if (read != null && read.header.equals(header)) {
            return read.asOf;
        }
        AsOf asOf = AsOf.parse(header);
        if (asOf != null) {
            last = new Read(header, asOf);
        }
        return asOf;
    }
}
