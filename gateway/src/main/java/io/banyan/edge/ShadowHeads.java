package io.banyan.edge;

import io.banyan.compare.Seen;
import io.banyan.freshness.AsOf;
import io.banyan.identity.CredentialSource;
import io.banyan.position.Watermark;
import io.banyan.route.Side;
import io.banyan.upstream.GroupTraffic;
import io.banyan.upstream.GroupUpstreams;
import io.banyan.upstream.HeaderRules;
import io.banyan.upstream.InnerUrls;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The heads of a copied read: what of the request goes along, and what of the answers is compared.
final class ShadowHeads {
    /// Says to a side that nobody sees the answer.
    static final AsciiString SHADOW = AsciiString.cached("X-Banyan-Shadow");

    private static final List<String> CREDENTIALS = List.of("cookie", "authorization", "proxy-authorization");
    private static final DefaultHttpHeadersFactory UNCHECKED =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);

    private ShadowHeads() {}

    /// The read as it is copied: without conditions, and without credentials unless the group's file passes them.
    static ClientRequest request(ClientRequest from, GroupUpstreams group) {
        HttpRequest head = from.head();
        HttpRequest copy = new DefaultHttpRequest(HttpVersion.HTTP_1_1, head.method(), head.uri(), UNCHECKED);
        List<String> left = left(group);
        var all = head.headers().iteratorCharSequence();
        while (all.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = all.next();
            CharSequence name = header.getKey();
            if (!HeaderRules.conditional(name)
                    && (left.isEmpty() || !left.contains(name.toString().toLowerCase(Locale.ROOT)))) {
                copy.headers().add(name, header.getValue());
            }
        }
        return new ClientRequest(copy, from.forwarded(), from.portScheme());
    }

    /// Whether nothing of who asks is left off a copy.
    static boolean isWhole(ClientRequest from, GroupUpstreams group) {
        return left(group).stream().noneMatch(name -> from.head().headers().contains(name));
    }

    private static List<String> left(GroupUpstreams group) {
        if (group.shadow().credentials()) {
            return List.of();
        }
        List<String> names = new ArrayList<>(CREDENTIALS);
        if (group.identity() != null) {
            group.identity().key().stream()
                    .filter(source -> source.kind() == CredentialSource.Kind.HEADER)
                    .forEach(source -> names.add(source.name().toLowerCase(Locale.ROOT)));
        }
        return names;
    }

    /// What is compared of an answer's head, before anything is taken off it.
    ///
    /// @param request that it answers
    /// @param sent when the read was sent, at the earliest
    static Seen seen(Side side, HttpResponse head, GroupTraffic group, ClientRequest request, Instant sent) {
        Map<String, List<String>> headers = new HashMap<>();
        keep("content-type", head.headers(), headers);
        keep("content-encoding", head.headers(), headers);
        group.written().shadow().compare().names().forEach(name -> keep(name, head.headers(), headers));
        if (side == Side.MODERN) {
            headers.replaceAll((name, all) -> name.equals("set-cookie")
                    ? all.stream()
                            .filter(one -> group.answers().cookies().passes(HeaderRules.cookieName(one)))
                            .toList()
                    : all.stream().map(one -> outer(one, group, request)).toList());
        }
        return new Seen(head.status().code(), headers, new byte[0], proof(side, head.headers()), sent);
    }

    /// With URLs of MODERN's own as its clients get them.
    private static String outer(String value, GroupTraffic group, ClientRequest request) {
        String own = group.modern().spec().authority();
        return InnerUrls.mayBeIn(value) ? InnerUrls.outer(value, own, request.scheme(), request.outerHost()) : value;
    }

    private static void keep(String name, HttpHeaders from, Map<String, List<String>> to) {
        List<String> values = from.getAll(name);
        if (!values.isEmpty()) {
            to.put(name, List.copyOf(values));
        }
    }

    private static @Nullable Watermark proof(Side side, HttpHeaders headers) {
        String said = OneHeader.of(headers, side == Side.MODERN ? ExchangeFreshness.AS_OF : NextTicket.POSITION);
        AsOf proof = said == null ? null : AsOf.parse(said);
        return proof == null ? null : proof.watermark();
    }
}
