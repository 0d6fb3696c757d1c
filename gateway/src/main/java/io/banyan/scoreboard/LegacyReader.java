package io.banyan.scoreboard;

import io.banyan.decide.RequestView;
import io.banyan.route.Route;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Asks LEGACY directly what it answers to a read, once.
@FunctionalInterface
public interface LegacyReader {
    CompletableFuture<Heard> read(Route route, RequestView asked);

    /// What came.
    ///
    /// @param status 0 = LEGACY gave no answer
    /// @param failure why not; null = it did
    record Heard(int status, @Nullable String failure) {}
}
