package io.banyan.identity;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a group's file says of who asks.
///
/// @param from the target that is asked of LEGACY with GET: `/api/me`
/// @param key where the credentials stand; at least one. Nothing else of the client's says who it is
/// @param ttl how long an identity is kept, 1 s to 1 min
/// @param maxWait how long a read waits for it before LEGACY answers the read, 0 to 2 s
/// @param maxConcurrent calls for identities at once; what is more is not asked
/// @param claims by name, the JSON pointers into the answer; `sub` is one of them. In the file's order
/// @param signedOut what 401, 403 and a redirect stand for
public record IdentityRule(
        String from,
        List<CredentialSource> key,
        Duration ttl,
        Duration maxWait,
        int maxConcurrent,
        Map<String, String> claims,
        SignedOut signedOut) {
    public static final Duration TTL = Duration.ofSeconds(10);
    public static final Duration WAIT = Duration.ofMillis(300);
    public static final int MAX_CONCURRENT = 32;

    /// Claims that Banyan makes itself.
    public static final List<String> RESERVED = List.of("iss", "aud", "exp", "nbf", "iat", "jti", "anonymous");

    /// Who it is whose credentials the monolith sends to its login page.
    public enum SignedOut {
        /// Nobody: MODERN hears that the client is anonymous.
        ANONYMOUS,
        /// Not known here: LEGACY answers.
        LEGACY
    }

    public IdentityRule {
        key = List.copyOf(key);
        claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    }
}
