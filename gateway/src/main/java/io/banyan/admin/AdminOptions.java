package io.banyan.admin;

import io.banyan.tls.PemPair;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What the admin port was started with.
///
/// @param installation its name, for people
/// @param tokens the file of `--tokens`; null = none
/// @param oidc null = no issuer
/// @param tls read again when its files change; null = plain
public record AdminOptions(
        String installation,
        @Nullable Path tokens,
        @Nullable Oidc oidc,
        @Nullable PemPair tls) {
    /// The OpenID Connect issuer whose tokens are taken.
    ///
    /// @param audience that a JWT must name; null = not looked at
    public record Oidc(URI issuer, @Nullable String audience) {}
}
