package io.banyan.way;

/// What a gateway says of one call of a group's service or function: a JSON Web Token, signed by HMAC-SHA-256 with the
/// group's own key (decision 77). Whoever is called checks it and, when it calls on, sends it back as it came.
///
/// @param installation of the gateway: `shop-prod` (`iss`)
/// @param group whom it is for (`aud`)
public record Way(String installation, String group, Trail trail, AskedFor asked, Life life) {
    /// The header that carries it.
    public static final String HEADER = "X-Banyan-Way";

    /// The header by which a refusal of a way is told from an answer: `way`.
    public static final String REFUSED_HEADER = "X-Banyan-Refused";

    /// What [#REFUSED_HEADER] says.
    public static final String REFUSED = "way";

    /// How long after its making a way is good, in milliseconds.
    public static final long LIFE_MILLIS = 30_000;

    /// How far the clocks of two machines may be apart, in milliseconds.
    public static final long LEEWAY_MILLIS = 60_000;

    /// The request that it was made for.
    ///
    /// @param method `GET` (`htm`)
    /// @param hash of its target, as [AskedFor#of] makes it (`hth`)
    public record AskedFor(String method, String hash) {
        /// Of a request.
        ///
        /// @param target path and query as they are sent; a `?` with nothing behind it counts as none
        public static AskedFor of(String method, String target) {
            String plain = target.endsWith("?") ? target.substring(0, target.length() - 1) : target;
            return new AskedFor(method, Digests.shortHash(plain));
        }
    }

    /// When a way was made, and how long somebody waits.
    ///
    /// @param id unlike any other's (`jti`)
    /// @param sealedAt epoch milliseconds at which it was made (`iat`, and `at` to the millisecond)
    /// @param left milliseconds from then on that the caller still waits (`left`); not negative
    public record Life(String id, long sealedAt, long left) {
        /// Epoch milliseconds at which nobody waits for an answer any more.
        public long deadline() {
            return sealedAt + left;
        }
    }
}
