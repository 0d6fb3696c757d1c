package io.banyan.edge;

import io.banyan.exchange.CookieRule;
import io.banyan.exchange.Failure;
import io.banyan.exchange.FallBackRule;
import io.banyan.exchange.Tap;
import io.banyan.exchange.UnlistedCookies;
import io.banyan.route.Route;
import io.banyan.upstream.AnswerRules;
import io.banyan.upstream.GroupTraffic;
import io.banyan.upstream.HeaderRules;
import io.banyan.upstream.InnerUrls;
import io.banyan.upstream.SiteHeaders;
import io.banyan.way.Way;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a client may see of MODERN's answers to one request. Beside the headers of this hop, cookies that are not
/// listed, whatever speaks for the whole site, and validators are taken out; URLs of the upstream's own become the
/// client's; a permanent redirect becomes a temporary one while LEGACY still answers others.
///
/// @param partly the route's weight is below 100 %
/// @param tap hears of each header that is dropped
record ModernHeads(GroupTraffic group, ClientRequest request, boolean partly, Tap tap) {
    /// A temporary redirect with one of them is kept as long as a permanent one.
    private static final List<String> FRESHNESS =
            List.of("Cache-Control", "Expires", "CDN-Cache-Control", "Surrogate-Control");

    /// Changes the head that is given.
    ///
    /// @param nominated what its `Connection` says of the other headers
    HttpResponse head(HttpResponse upstream, Set<String> nominated) {
        HttpResponse out = ResponseHeads.fromLegacy(upstream, nominated);
        strip(out.headers(), group.answers());
        if (partly && !group.answers().keepPermanent()) {
            makeTemporary(out);
        }
        return out;
    }

    /// A 1xx head: LEGACY may still answer in MODERN's place, so it brings nothing that would hold then, whatever the
    /// file lists. Hints go out, since they promise nothing: a client may follow them in vain (RFC 8297 §2).
    HttpResponse interim(HttpResponse upstream) {
        HttpResponse out = ResponseHeads.fromLegacy(upstream);
        strip(out.headers(), AnswerRules.DEFAULT);
        return out;
    }

    /// What is taken off heads is taken off trailers, and what never belongs in them.
    void trailers(HttpHeaders trailers, Set<String> nominated) {
        strip(trailers, group.answers());
        TrailerRules.ofAnswer(trailers, nominated);
        TrailerRules.removeIf(trailers, HeaderRules::neverInTrailers);
    }

    /// Why LEGACY is to answer instead, by what the head itself says; null = nothing speaks against it.
    @Nullable
    Failure unwanted(HttpResponse upstream, FallBackRule rule, @Nullable Route route) {
        if (isListed(upstream.status().code(), rule)) {
            return Failure.STATUS;
        }
        if (refusesItsWay(upstream)) {
            return Failure.CREDENTIALS;
        }
        return isWhole(upstream, route) ? null : Failure.COOKIE;
    }

    /// Whether LEGACY is to answer instead of an answer with this status; where it is, the guard remembers it.
    private boolean isListed(int status, FallBackRule rule) {
        boolean listed = rule.onStatus(status);
        if (listed) {
            group.listed(status);
        }
        return listed;
    }

    /// Whether the new side did not take the call for one of this gateway's: keys that differ, or clocks.
    private boolean refusesItsWay(HttpResponse upstream) {
        boolean refused = upstream.status().code() == 401
                && Way.REFUSED.equals(upstream.headers().get(Way.REFUSED_HEADER));
        if (refused) {
            group.listed(401);
        }
        return refused;
    }

    /// Whether a client would miss no cookie of this answer but those that the file drops; where it would, the
    /// tap hears of it.
    boolean isWhole(HttpResponse upstream, @Nullable Route route) {
        List<String> unlisted = unlisted(upstream);
        if (!unlisted.isEmpty() && route != null) {
            CookieRule rule = group.answers().cookies();
            tap.cookiesUnlisted(new UnlistedCookies(route, request.method(), unlisted, rule));
        }
        return unlisted.isEmpty();
    }

    /// The cookies that an answer would set and that the file lists nowhere, as [UnlistedCookies] tells them.
    List<String> unlisted(HttpResponse upstream) {
        HttpHeaders headers = upstream.headers();
        return headers.contains(HttpHeaderNames.SET_COOKIE)
                ? UnlistedCookies.of(
                        headers.getAll(HttpHeaderNames.SET_COOKIE).stream().map(HeaderRules::cookieName),
                        group.answers().cookies())
                : List.of();
    }

    private void strip(HttpHeaders headers, AnswerRules rules) {
        List<String> site = List.of();
        var all = headers.iteratorCharSequence();
        while (all.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = all.next();
            String siteHeader = SiteHeaders.find(header.getKey());
            if (siteHeader != null && !rules.siteHeaders().contains(siteHeader)) {
                site = site.isEmpty() ? new ArrayList<>() : site;
                site.add(siteHeader);
            } else if (!HttpHeaderNames.SET_COOKIE.contentEqualsIgnoreCase(header.getKey())) {
                makeOuter(header);
            }
        }
        for (String name : site) {
            headers.remove(name);
            tap.headerDropped(name(), name);
        }
        cookies(headers, rules);
        if (!rules.keepValidators()) {
            headers.remove(HttpHeaderNames.ETAG);
            headers.remove(HttpHeaderNames.LAST_MODIFIED);
            headers.remove(HttpHeaderNames.ACCEPT_RANGES);
        }
    }

    private void makeOuter(Map.Entry<CharSequence, CharSequence> header) {
        String value = header.getValue().toString();
        if (!InnerUrls.mayBeIn(value)) {
            return;
        }
        String outer = InnerUrls.outer(value, group.modern().spec().authority(), request.scheme(), request.outerHost());
        if (!outer.equals(value)) {
            header.setValue(outer);
        }
    }

    private void cookies(HttpHeaders headers, AnswerRules rules) {
        if (!headers.contains(HttpHeaderNames.SET_COOKIE)) {
            return;
        }
        List<String> cookies = headers.getAll(HttpHeaderNames.SET_COOKIE);
        headers.remove(HttpHeaderNames.SET_COOKIE);
        for (String cookie : cookies) {
            if (rules.cookies().passes(HeaderRules.cookieName(cookie))) {
                headers.add("Set-Cookie", cookie);
            } else {
                tap.cookieDropped(name());
            }
        }
    }

    /// The group's.
    String name() {
        return group.written().group().name();
    }

    /// A browser keeps a 301 or 308 for as long as it likes, past any roll-back.
    private static void makeTemporary(HttpResponse redirect) {
        int status = redirect.status().code();
        if (status == 301 || status == 308) {
            redirect.setStatus(status == 301 ? HttpResponseStatus.FOUND : HttpResponseStatus.TEMPORARY_REDIRECT);
            FRESHNESS.forEach(redirect.headers()::remove);
        }
    }
}
