package io.banyan.functions.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What was written of `serve` on the command line or in the environment, before anything is checked.
record Given(
        @Nullable String folder,
        @Nullable String port,
        @Nullable String bind,
        @Nullable Path tokenFile,
        @Nullable Path state,
        @Nullable String region,
        @Nullable String idle,
        boolean strict) {}
