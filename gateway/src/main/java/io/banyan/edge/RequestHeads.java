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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the head that an upstream gets from the head a client sent: target, header order, case and duplicates as
/// they came; hop-by-hop, forwarded and Banyan's own headers replaced; towards MODERN, `If-*` removed.
final class RequestHeads {
    private static final String[] MADE_ANEW = {"X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Port"};
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

    String scheme() {
        String vouched = forwarded.vouched() ? client.headers().get("X-Forwarded-Proto") : null;
        return vouched == null ? scheme : vouched;
    }

    /// The name asked for by SNI.
    String serverName(Upstream upstream) {
        String host = host();
        if (upstream.spec().host() == HostSent.UPSTREAM || host == null) {
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
        Set<String> nominated = HeaderRules.nominated(client.headers().getAll(HttpHeaderNames.CONNECTION));
        for (Map.Entry<String, String> header : client.headers()) {
            String lower = header.getKey().toLowerCase(Locale.ROOT);
            if (ownHost && lower.equals("host")) {
                headers.add(header.getKey(), upstream.authority());
            } else if (passes(lower, nominated) && !(strip && HeaderRules.conditional(lower))) {
                headers.add(header.getKey(), header.getValue());
            }
        }
        if (!headers.contains(HttpHeaderNames.HOST)) {
            headers.add(HttpHeaderNames.HOST, upstream.authority());
        }
        hop(headers);
        forwarded(headers);
        return out;
    }

    private boolean passes(String lower, Set<String> nominated) {
        return !HeaderRules.hopByHop(lower)
                && !HeaderRules.own(lower)
                && !lower.startsWith("x-http2-")
                && !lower.equals("http2-settings")
                && !nominated.contains(lower)
                && (forwarded.vouched() ? !lower.equals("x-forwarded-for") : !HeaderRules.forwarded(lower));
    }

    private void hop(HttpHeaders headers) {
        HttpHeaders from = client.headers();
        if (from.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            headers.add(HttpHeaderNames.TRANSFER_ENCODING, "chunked");
        }
        String upgrade = upgrade(client);
        if (upgrade != null) {
            headers.add(HttpHeaderNames.UPGRADE, upgrade);
            headers.add(HttpHeaderNames.CONNECTION, "Upgrade");
        } else if (from.containsValue(HttpHeaderNames.TE, "trailers", true)) {
            headers.add(HttpHeaderNames.TE, "trailers");
            headers.add(HttpHeaderNames.CONNECTION, "TE");
        }
        List<String> hops = from.getAll("X-Banyan-Hop");
        headers.add("X-Banyan-Hop", hops.isEmpty() ? installation : String.join(", ", hops) + ", " + installation);
    }

    private void forwarded(HttpHeaders headers) {
        headers.add("X-Forwarded-For", forwarded.chain());
        for (String name : MADE_ANEW) {
            if (!headers.contains(name)) {
                String value = anew(name);
                if (value != null) {
                    headers.add(name, value);
                }
            }
        }
    }

    private @Nullable String anew(String name) {
        String host = host();
        return switch (name) {
            case "X-Forwarded-Proto" -> scheme;
            case "X-Forwarded-Host" -> host;
            default -> port(host);
        };
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
