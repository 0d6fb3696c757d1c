package io.banyan.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether the store answers, and takes what it is given.
///
/// @param kind `embedded` or `redis`
/// @param awaySince null while it is in step
/// @param cause why it is away, in one sentence with what to do; null while it is in step, or not asked yet
public record StoreReach(
        String kind, @Nullable Instant awaySince, @Nullable String cause) {
    /// In step, or not asked yet.
    public StoreReach(String kind, @Nullable Instant awaySince) {
        this(kind, awaySince, null);
    }

    public boolean inStep() {
        return awaySince == null;
    }
}
