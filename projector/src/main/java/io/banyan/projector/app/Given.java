package io.banyan.projector.app;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was written on the command line or in the environment, before anything is checked.
///
/// @param projections folders and jars, as written
/// @param only views, as written; empty: all
/// @param viewStore null: where `redis` is
/// @param gatewayKeys null: functions are invoked without a way
/// @param unknown words that are no option
record Given(
        @Nullable String database,
        @Nullable String redis,
        List<String> projections,
        List<String> only,
        String name,
        @Nullable String viewStore,
        Capture capture,
        Health health,
        @Nullable Path gatewayKeys,
        List<String> unknown) {
    record Capture(boolean isLeftOut, boolean startsOver) {}

    record Health(String bind, String port) {}
}
