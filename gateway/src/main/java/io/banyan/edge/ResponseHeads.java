package io.banyan.edge;

import io.banyan.upstream.GroupTraffic;
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
    private static final AsciiString CLEAR_SITE_DATA = AsciiString.cached("Clear-Site-Data");

    private ResponseHeads() {}

    /// Changes the head that is given: nobody else needs it as it came.
    static HttpResponse fromLegacy(HttpResponse upstream) {
        HttpHeaders headers = upstream.headers();
        Set<String> nominated = RequestHeads.nominated(headers);
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

    /// What MODERN may not do is taken out too: cookies that are not listed, `Clear-Site-Data` (it would log the
    /// monolith's users out as surely), validators, a Location of its own.
    ///
    /// @param cookieDropped run for each Set-Cookie taken out
    static HttpResponse fromModern(
            HttpResponse upstream, GroupTraffic group, ClientRequest request, Runnable cookieDropped) {
        HttpResponse out = fromLegacy(upstream);
        HttpHeaders headers = out.headers();
        headers.remove(CLEAR_SITE_DATA);
        if (headers.contains(HttpHeaderNames.SET_COOKIE)) {
            var cookies = headers.getAll(HttpHeaderNames.SET_COOKIE);
            headers.remove(HttpHeaderNames.SET_COOKIE);
            for (String cookie : cookies) {
                if (group.setCookie().contains(HeaderRules.cookieName(cookie))) {
                    headers.add("Set-Cookie", cookie);
                } else {
                    cookieDropped.run();
                }
            }
        }
        if (!group.keepValidators()) {
            headers.remove(HttpHeaderNames.ETAG);
            headers.remove(HttpHeaderNames.LAST_MODIFIED);
            headers.remove(HttpHeaderNames.ACCEPT_RANGES);
        }
        String location = headers.get(HttpHeaderNames.LOCATION);
        String host = location == null ? null : request.host();
        if (location != null && host != null) {
            headers.set(
                    "Location",
                    HeaderRules.location(location, group.modern().spec().authority(), request.scheme(), host));
        }
        return out;
    }
}
