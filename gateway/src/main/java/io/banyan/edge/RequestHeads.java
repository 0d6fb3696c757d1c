package io.banyan.edge;

import io.banyan.route.Side;
import io.banyan.upstream.Forwarded;
import io.banyan.upstream.HeaderRules;
import io.banyan.upstream.Upstream;
import io.banyan.upstream.UpstreamSpec.HostSent;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the head that an upstream gets from the head a client sent: target, header order, case and duplicates as
/// they came; hop-by-hop, forwarded and Banyan's own headers replaced; towards MODERN, `If-*` removed.
final class RequestHeads {
    private final HttpRequest client;
    private final Forwarded forwarded;
    private final String installation;
    private final String scheme;

    RequestHeads(HttpRequest client, Forwarded forwarded, String installation, String scheme) {
        this.client = client;
        this.forwarded = forwarded;
        this.installation = installation;
        this.scheme = scheme;
    }

    /// The host as the client named it, or null for an HTTP/1.0 request without one.
    @Nullable
    String host() {
        return client.headers().get(HttpHeaderNames.HOST);
    }

    /// The scheme that the client used. Of several proxies' words the first is the client's; what is no scheme is none.
    String scheme() {
        String vouched = forwarded.vouched() ? client.headers().get(ForwardedHeaders.PROTO) : null;
        String first = vouched == null ? "" : vouched.split(",", 2)[0].strip().toLowerCase(Locale.ROOT);
        return first.equals("http") || first.equals("https") ? first : scheme;
    }

    /// The name asked for by SNI. Connections are kept by it, so it is the client's choice only where it must be:
    /// else any client could split a pool into as many as it knows names.
    String serverName(Upstream upstream) {
        String host = host();
        boolean own =
                upstream.spec().host() == HostSent.UPSTREAM || !upstream.spec().secure();
        if (own || host == null || host.isEmpty()) {
            return upstream.spec().url().getHost();
        }
        int port = host.lastIndexOf(':');
        return port < 0 || host.endsWith("]") ? host : host.substring(0, port);
    }

    HttpRequest to(Upstream upstream, Side side, boolean keepValidators) {
        HttpRequest out = new DefaultHttpRequest(
                HttpVersion.HTTP_1_1,
                client.method(),
                client.uri(),
                DefaultHttpHeadersFactory.headersFactory().withValidation(false));
        HttpHeaders headers = out.headers();
        boolean ownHost = upstream.spec().host() == HostSent.UPSTREAM;
        boolean strip = side == Side.MODERN && !keepValidators;
        Set<String> nominated = nominated(client.headers());
        var all = client.headers().iteratorCharSequence();
        while (all.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = all.next();
            CharSequence name = header.getKey();
            if (ownHost && HttpHeaderNames.HOST.contentEqualsIgnoreCase(name)) {
                headers.add(name, upstream.authority());
            } else if (passes(name, nominated) && !(strip && HeaderRules.conditional(name))) {
                headers.add(name, header.getValue());
            }
        }
        if (!headers.contains(HttpHeaderNames.HOST)) {
            headers.add("Host", upstream.authority());
        }
        hop(headers);
        forwarded(headers);
        return out;
    }

    /// What `Connection` says of the other headers.
    static Set<String> nominated(HttpHeaders headers) {
        return headers.contains(HttpHeaderNames.CONNECTION)
                ? HeaderRules.nominated(headers.getAll(HttpHeaderNames.CONNECTION))
                : Set.of();
    }

    private boolean passes(CharSequence name, Set<String> nominated) {
        return !HeaderRules.hopByHop(name)
                && !HeaderRules.own(name)
                && !HeaderRules.ofAnUpgradeToHttp2(name)
                && (nominated.isEmpty() || !nominated.contains(name.toString().toLowerCase(Locale.ROOT)))
                && (!HeaderRules.forwarded(name) || (forwarded.vouched() && vouchedFor(name)));
    }

    /// A proxy vouches for the names that it sets; the chain is made anew with its address.
    private static boolean vouchedFor(CharSequence name) {
        return !ForwardedHeaders.FOR.contentEqualsIgnoreCase(name) && AsciiString.indexOf(name, '_', 0) < 0;
    }

    private void hop(HttpHeaders headers) {
        HttpHeaders from = client.headers();
        if (from.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            headers.add("Transfer-Encoding", "chunked");
        }
        String upgrade = upgrade(client);
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
                first ? installation : String.join(", ", from.getAll(ForwardedHeaders.HOP)) + ", " + installation);
    }

    private void forwarded(HttpHeaders headers) {
        String host = host();
        headers.add(ForwardedHeaders.FOR, forwarded.chain());
        unlessVouchedFor(headers, ForwardedHeaders.PROTO, scheme);
        unlessVouchedFor(headers, ForwardedHeaders.HOST, host);
        unlessVouchedFor(headers, ForwardedHeaders.PORT, port(host));
    }

    private static void unlessVouchedFor(HttpHeaders headers, AsciiString name, @Nullable String value) {
        if (value != null && !headers.contains(name)) {
            headers.add(name, value);
        }
    }

    /// The port that the client named, else the scheme's own: what the monolith would have seen in front.
    private String port(@Nullable String host) {
        String usual = scheme.equals("https") ? "443" : "80";
        if (host == null) {
            return usual;
        }
        int colon = host.lastIndexOf(':');
        boolean named = colon > host.lastIndexOf(']') && colon < host.length() - 1;
        return named ? host.substring(colon + 1) : usual;
    }

    /// The protocol a client asks to change to, or null: HTTP/1.1 only, nominated by Connection, and never h2c.
    static @Nullable String upgrade(HttpRequest request) {
        String upgrade = request.headers().get(HttpHeaderNames.UPGRADE);
        boolean asked = upgrade != null
                && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && request.headers().containsValue(HttpHeaderNames.CONNECTION, "upgrade", true);
        return asked && !upgrade.toLowerCase(Locale.ROOT).contains("h2c") ? upgrade : null;
    }
}
