package io.banyan.freshness;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Where tickets are kept under names, outside this process. Asking it never waits; what it answers comes later, on any
/// thread, within a second or so, or as a failure.
public interface TicketStore {
    /// What is kept under each of some names: as [#raise] was given it, or empty for nothing.
    CompletableFuture<List<String>> read(List<String> names);

    /// Keeps a ticket under each of some names, for so long at least. What is kept there of the same source stays,
    /// part by part, where it is larger; a ticket of another source takes its place. Completes once it is kept.
    ///
    /// @param text 46 characters: 8 of the source, a space, 20 digits, a space, 16 digits
    CompletableFuture<?> raise(List<String> names, String text, Duration life);
}
