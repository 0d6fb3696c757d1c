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

    /// The scheme that the client used. Of several proxies' words the first is the client's; what is no scheme is none.
    String scheme() {
        String vouched = forwarded.vouched() ? client.headers().get("X-Forwarded-Proto") : null;
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
            headers.add("Host", upstream.authority());
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
                && (!HeaderRules.forwarded(lower) || (forwarded.vouched() && vouchedFor(lower)));
    }

    /// A proxy vouches for the names that it sets; the chain is made anew with its address.
    private static boolean vouchedFor(String lower) {
        return !lower.equals("x-forwarded-for") && lower.indexOf('_') < 0;
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
