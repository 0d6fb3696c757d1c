package io.banyan.edge;

import io.banyan.upstream.HeaderRules;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.util.Set;

/// Makes the head that a client gets from the head an upstream sent: status, reason phrase, header order, case and
/// duplicates as they came, without the headers of this hop.
final class ResponseHeads {
    private static final AsciiString[] OF_THIS_HOP =
            HeaderRules.ofThisHop().names().stream().map(AsciiString::cached).toArray(AsciiString[]::new);

    private ResponseHeads() {}

    /// Changes the head that is given: nobody else needs it as it came.
    static HttpResponse fromLegacy(HttpResponse upstream) {
        return fromLegacy(upstream, RequestHeads.nominated(upstream.headers()));
    }

    /// @param nominated what its `Connection` says of the other headers
    static HttpResponse fromLegacy(HttpResponse upstream, Set<String> nominated) {
        HttpHeaders headers = upstream.headers();
        for (AsciiString name : OF_THIS_HOP) {
            headers.remove(name);
        }
        nominated.forEach(headers::remove);
        return upstream.setProtocolVersion(HttpVersion.HTTP_1_1);
    }

    /// A 101 that turns the connection into a tunnel, with the headers of this hop that say so.
    static HttpResponse switching(HttpResponse upstream) {
        String upgrade = upstream.headers().get(HttpHeaderNames.UPGRADE);
        HttpResponse out = fromLegacy(upstream);
        out.headers().remove(HttpHeaderNames.CONTENT_LENGTH); // of no meaning here, and it might be believed
        if (upgrade != null) {
            out.headers().set("Upgrade", upgrade);
        }
        out.headers().set("Connection", "Upgrade");
        return out;
    }
}
