package io.banyan.decide;

import java.time.Instant;
import java.time.InstantSource;

/// Lets the bearers of good tokens choose a side, and keeps out addresses that guess. One door serves an
/// installation: swap it with its tokens, keep its attempts.
public record PreviewDoor(PreviewTokens tokens, PreviewAttempts attempts, InstantSource clock) implements PreviewCheck {
    /// A check for these tokens; the closed one when there are none.
    public static PreviewCheck of(PreviewTokens tokens, PreviewAttempts attempts, InstantSource clock) {
        return tokens.tokens().isEmpty() ? PreviewCheck.OFF : new PreviewDoor(tokens, attempts, clock);
    }

    @Override
    public boolean allows(String token, String group, String clientNetwork) {
        Instant now = clock.instant();
        if (!attempts.mayTry(clientNetwork, now)) {
            return false;
        }
        boolean allowed = tokens.allow(token, group, now);
        if (!allowed) {
            attempts.failed(clientNetwork, now);
        }
        return allowed;
    }
}
