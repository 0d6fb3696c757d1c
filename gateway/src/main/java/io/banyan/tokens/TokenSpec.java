package io.banyan.tokens;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One entry of a file of tokens, as far as it is well written.
///
/// @param use which of the two kinds it is
/// @param name null = none, or a wrong one, and so with `role`, `hash` and `expires`
/// @param hash 64 lower-case hexadecimal digits
/// @param expires the end of the last day (UTC)
record TokenSpec(
        TokenUse use,
        @Nullable String name,
        @Nullable String role,
        Set<String> groups,
        @Nullable String hash,
        @Nullable Instant expires) {
    TokenSpec {
        groups = Set.copyOf(groups);
    }
}
