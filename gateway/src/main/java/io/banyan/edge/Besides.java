package io.banyan.edge;

import org.jspecify.annotations.Nullable;

/// What exchanges have beside their calls, where a file or an operator asks for it.
///
/// @param freshness null = no group asks for it
/// @param identity null = no group's MODERN is told who asks
/// @param shadows null = this gateway copies no reads
public record Besides(
        @Nullable Freshness freshness,
        @Nullable Identity identity,
        @Nullable Shadows shadows) {
    static final Besides NONE = new Besides(null, null, null);
}
