package io.banyan.decide;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Lets the bearers of good tokens choose a side, and keeps out addresses that guess. One door serves an
/// installation; its tokens may be others with every request.
///
/// @param tokens those in force; while there are none, nobody may, and nobody's attempts count
public record PreviewDoor(Supplier<PreviewTokens> tokens, PreviewAttempts attempts, InstantSource clock)
        implements PreviewCheck {
    @Override
    public boolean allows(String token, String group, String clientNetwork) {
        Instant now = clock.instant();
        PreviewTokens known = tokens.get();
        if (known.tokens().isEmpty() || !attempts.mayTry(clientNetwork, now)) {
            return false;
        }
        boolean allowed = known.allow(token, group, now);
        if (!allowed) {
            attempts.failed(clientNetwork, now);
        }
        return allowed;
    }
}
