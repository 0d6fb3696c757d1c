package io.banyan.edge;

import io.banyan.upstream.ArrivalHeaders;
import io.banyan.upstream.HeaderRules;
import io.banyan.upstream.UpstreamRequest;
import io.banyan.upstream.UpstreamSpec;
import io.banyan.upstream.UpstreamSpec.HostSent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.AsciiString;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Makes the head that an upstream gets from the head a client sent: target, header order, case and duplicates as
/// they came; hop-by-hop, forwarded and Banyan's own headers replaced; towards MODERN, `If-*` removed.
///
/// @param replica the id in `X-Banyan-Hop` by which loops are found
/// @param toLegacy which forwarded headers are made for LEGACY
record RequestHeads(String replica, ForwardedMade toLegacy) {
    /// Towards MODERN, which hears of a client's arrival only what a trusted proxy vouches for, under the names that it
    /// sets. It may be sent a second time.
    ///
    /// @param conditions false = `If-*` is removed
    UpstreamRequest toModern(UpstreamSpec upstream, ClientRequest request, boolean conditions) {
        boolean vouched = request.forwarded().vouched();
        Predicate<CharSequence> more = name -> (conditions || !HeaderRules.conditional(name))
                && (!ArrivalHeaders.has(name) || (vouched && !hasUnderscore(name)));
        UpstreamRequest out = head(upstream, request, more, true, ForwardedMade.ALL);
        out.from(request.client().text());
        return out;
    }

    /// Towards LEGACY, any.
    ///
    /// @param repeatable whether it may be sent a second time
    UpstreamRequest toLegacy(UpstreamSpec upstream, ClientRequest request, boolean repeatable) {
        return head(upstream, request, name -> true, repeatable, toLegacy);
    }

    /// @param more what a name that is not ordinary must pass, too
    private UpstreamRequest head(
            UpstreamSpec upstream,
            ClientRequest request,
            Predicate<CharSequence> more,
            boolean repeatable,
            ForwardedMade made) {
        HttpRequest client = request.head();
        UpstreamRequest out = new UpstreamRequest(client.method(), client.uri(), repeatable, request.hasBody());
        HttpHeaders headers = out.headers();
        boolean ownHost = upstream.host() == HostSent.UPSTREAM;
        @Nullable ForwardedMade vouched = request.forwarded().vouched() ? made : null;
        Set<String> nominated = nominated(client.headers());
        var all = client.headers().iteratorCharSequence();
        while (all.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = all.next();
            CharSequence name = header.getKey();
            if (ownHost && HttpHeaderNames.HOST.contentEqualsIgnoreCase(name)) {
                headers.add(name, upstream.authority());
            } else if (!isNominated(name, nominated)
                    && (HeaderRules.ordinary(name) || (passes(name, vouched) && more.test(name)))) {
                headers.add(name, header.getValue());
            }
        }
        if (!headers.contains(HttpHeaderNames.HOST)) {
            headers.add("Host", upstream.authority());
        }
        hop(headers, request);
        if (made != ForwardedMade.NONE) {
            headers.add(ForwardedHeaders.FOR, request.forwarded().chain());
        }
        if (made == ForwardedMade.ALL) {
            naming(headers, request, ownHost);
        }
        return out;
    }

    /// What `Connection` says of the other headers.
    static Set<String> nominated(HttpHeaders headers) {
        return headers.contains(HttpHeaderNames.CONNECTION)
                ? HeaderRules.nominated(headers.getAll(HttpHeaderNames.CONNECTION))
                : Set.of();
    }

    private static boolean isNominated(CharSequence name, Set<String> nominated) {
        return !nominated.isEmpty() && nominated.contains(name.toString().toLowerCase(Locale.ROOT));
    }

    /// @param vouched null = nobody vouches for forwarded headers; else what is made beside those that came
    private static boolean passes(CharSequence name, @Nullable ForwardedMade vouched) {
        return !HeaderRules.hopByHop(name)
                && !HeaderRules.own(name)
                && !HeaderRules.ofAnUpgradeToHttp2(name)
                && (!HeaderRules.forwarded(name) || (vouched != null && vouchedFor(name, vouched)));
    }

    /// A proxy vouches for the names that it sets; the chain is made anew with its address, if at all.
    private static boolean vouchedFor(CharSequence name, ForwardedMade made) {
        boolean anew = made != ForwardedMade.NONE && ForwardedHeaders.FOR.contentEqualsIgnoreCase(name);
        return !anew && !hasUnderscore(name);
    }

    private static boolean hasUnderscore(CharSequence name) {
        return AsciiString.indexOf(name, '_', 0) >= 0;
    }

    private void hop(HttpHeaders headers, ClientRequest request) {
        HttpRequest client = request.head();
        HttpHeaders from = client.headers();
        if (request.hasBody() && from.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            headers.add("Transfer-Encoding", "chunked");
        }
        String upgrade = ClientRequest.upgrade(client);
        if (upgrade != null) {
            headers.add("Upgrade", upgrade);
            headers.add("Connection", "Upgrade");
        } else if (from.containsValue(HttpHeaderNames.TE, "trailers", true)) {
            headers.add("TE", "trailers");
            headers.add("Connection", "TE");
        }
        boolean first = !from.contains(ForwardedHeaders.HOP);
        headers.add(
                ForwardedHeaders.HOP,
                first ? replica : String.join(", ", from.getAll(ForwardedHeaders.HOP)) + ", " + replica);
    }

    /// Scheme, host and port are from one source: a trusted proxy's word, or what this port sees. Where a proxy
    /// speaks for the client, or relays its connection, and names none of them, plain HTTP is no news to the
    /// monolith and might contradict what it was told of the balancer, so they are left out; that a client came by
    /// TLS which ends here it cannot know otherwise.
    ///
    /// @param ownHost the upstream does not see the client's Host
    private static void naming(HttpHeaders headers, ClientRequest request, boolean ownHost) {
        String scheme = request.portScheme();
        String host = request.host();
        if (request.isNamedByAProxy() || (request.forwarded().behindAProxy() && scheme.equals("http"))) {
            String outer = request.outerHost();
            if (ownHost && outer != null && !headers.contains(ForwardedHeaders.HOST)) {
                headers.add(ForwardedHeaders.HOST, outer);
            }
            return;
        }
        headers.add(ForwardedHeaders.PROTO, scheme);
        if (host != null) {
            headers.add(ForwardedHeaders.HOST, host);
        }
        headers.add(ForwardedHeaders.PORT, Authority.portOf(host == null ? "" : host, scheme));
    }
}
