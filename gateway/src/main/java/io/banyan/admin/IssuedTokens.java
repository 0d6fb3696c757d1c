package io.banyan.admin;

import io.banyan.access.Caller;
import reactor.core.publisher.Mono;

/// Tokens that an OpenID Connect issuer signed.
interface IssuedTokens {
    /// Whose token it is; fails with BadToken.
    Mono<Caller> caller(String token);

    /// True for what looks like a JWT: three parts, and the first begins with the Base64 of `{"`.
    static boolean isShaped(String token) {
        return token.startsWith("eyJ") && token.chars().filter(c -> c == '.').count() == 2;
    }
}
