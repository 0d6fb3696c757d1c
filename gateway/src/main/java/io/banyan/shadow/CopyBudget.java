package io.banyan.shadow;

import io.banyan.shadow.ShadowRule.Budget;
import java.util.concurrent.CompletableFuture;

/// Who says whether a group may have one more read copied: exactly so many in a second and in a day as its file allows,
/// over all that count together, and rather fewer than more, since a side may be paid by the call.
public interface CopyBudget extends AutoCloseable {
    /// Takes one copy's place. Never waits and never throws; any thread may ask.
    ///
    /// @param budget with at least one limit: a group without one needs no place
    /// @return false = none is left, or nobody can tell; comes within a second, on any thread
    CompletableFuture<Boolean> take(String group, Budget budget);

    @Override
    void close();
}
