package io.banyan.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether the store answers.
///
/// @param kind `embedded` or `redis`
/// @param awaySince null while it is in step
public record StoreReach(String kind, @Nullable Instant awaySince) {
    public boolean inStep() {
        return awaySince == null;
    }
}
