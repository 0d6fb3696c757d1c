package io.banyan.decide;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets the bearers of good tokens choose a side, and keeps out addresses that guess. One door serves an
/// installation; its tokens may be others with every request.
///
/// @param tokens those in force; while there are none, nobody may, and nobody's attempts count
public record PreviewDoor(Supplier<PreviewTokens> tokens, PreviewAttempts attempts, InstantSource clock)
        implements PreviewCheck {
    @Override
    public @Nullable PreviewDenial denied(@Nullable String token, String group, String clientNetwork) {
        PreviewTokens known = tokens.get();
        if (known.tokens().isEmpty()) {
            return PreviewDenial.OFF;
        }
        if (token == null) {
            return PreviewDenial.TOKEN_REPEATED;
        }
        Instant now = clock.instant();
        if (!attempts.mayTry(clientNetwork, now)) {
            return PreviewDenial.TOO_MANY_FAILURES;
        }
        PreviewDenial denial = known.denied(token, group, now);
        if (denial != null) {
            attempts.failed(clientNetwork, now);
        }
        return denial;
    }
}
