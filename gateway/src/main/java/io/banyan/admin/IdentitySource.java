package io.banyan.admin;

import java.util.List;

/// Says how MODERN is told who asks.
public interface IdentitySource {
    /// Where the public keys are, on the admin port and the health port, without a token.
    String KEYS = "/.well-known/jwks.json";

    /// What is wrong, a sentence each; empty = nothing.
    List<String> problems();

    /// A JWK set (RFC 7517) of the public keys by which tokens are checked; one without keys while no group needs any.
    String keys();
}
