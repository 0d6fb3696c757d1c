package io.banyan.projections.source;

import org.jspecify.annotations.Nullable;

/// Why a database gives nothing. The message says what was found and what to do.
public abstract sealed class SourceTrouble extends RuntimeException permits SourceRefused, SourceUnavailable {
    private static final long serialVersionUID = 1L;

    SourceTrouble(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
