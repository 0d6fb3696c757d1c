package io.banyan.identity;

import io.banyan.identity.CredentialSource.Kind;
import io.banyan.identity.IdentityRule.SignedOut;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Rules as files would write them, for tests.
public final class RuleSketch {
    private RuleSketch() {}

    static IdentityRule with(Map<String, String> claims) {
        return of(Duration.ofSeconds(10), 2, claims, SignedOut.LEGACY);
    }

    static IdentityRule anonymous() {
        return of(Duration.ofSeconds(10), 2, Map.of("sub", "/id"), SignedOut.ANONYMOUS);
    }

    /// `{ from: GET /api/me, key: [cookie:SID, header:Authorization], claims: { sub: /id }, max-concurrent: 2 }`
    public static IdentityRule usual() {
        return with(Map.of("sub", "/id"));
    }

    static IdentityRule keptFor(Duration ttl) {
        return of(ttl, 2, Map.of("sub", "/id"), SignedOut.LEGACY);
    }

    private static IdentityRule of(Duration ttl, int most, Map<String, String> claims, SignedOut signedOut) {
        return new IdentityRule(
                "/api/me",
                List.of(new CredentialSource(Kind.COOKIE, "SID"), new CredentialSource(Kind.HEADER, "authorization")),
                ttl,
                IdentityRule.WAIT,
                most,
                claims,
                signedOut);
    }
}
