package io.banyan.edge;

import io.banyan.route.Side;
import io.netty.handler.codec.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/// What stands beside one exchange where a file asks for it.
///
/// @param fresh null = no group asks for freshness
/// @param identity null = no group's MODERN is told who asks
/// @param shadow null = the read is not copied
record Beside(
        @Nullable ExchangeFreshness fresh,
        @Nullable ExchangeIdentity identity,
        @Nullable ExchangeShadow shadow) {
    private static final Beside NOTHING = new Beside(null, null, null);

    static Beside of(
            @Nullable ExchangeFreshness fresh, @Nullable ExchangeIdentity identity, @Nullable ExchangeShadow shadow) {
        return fresh == null && identity == null && shadow == null ? NOTHING : new Beside(fresh, identity, shadow);
    }

    /// An answer's head as the client may see it. Changes the head that is given.
    HttpResponse forClient(Side side, HttpResponse head) {
        HttpResponse fit = fresh == null ? head : fresh.forClient(side, head);
        if (identity != null) {
            identity.keepFromSharedCaches(side, fit);
        }
        return fit;
    }
}
