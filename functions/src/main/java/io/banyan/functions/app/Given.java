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
        Gateway gateway,
        boolean strict) {
    /// What is known of the gateway that it serves.
    record Gateway(@Nullable Path keys, @Nullable String internalUrl) {
        static final Gateway NONE = new Gateway(null, null);
    }
}
