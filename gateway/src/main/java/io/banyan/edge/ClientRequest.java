package io.banyan.edge;

import io.banyan.decide.RequestView;
import io.banyan.route.HeaderNames;
import io.banyan.split.ClientAddress;
import io.banyan.upstream.Forwarded;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One request as its client sent it.
final class ClientRequest implements RequestView {
    private final HttpRequest head;
    private final Forwarded forwarded;
    private final String portScheme;
    private final boolean body;
    private final long receivedNanos = System.nanoTime();
    private Passage passage = Passage.NONE;

    /// @param head as it was decoded; nobody changes it but [AbsoluteForm], [TicketHeads] and [Freshness]
    /// @param portScheme what clients speak at the traffic port
    ClientRequest(HttpRequest head, Forwarded forwarded, String portScheme) {
        this.head = head;
        this.forwarded = forwarded;
        this.portScheme = portScheme;
        this.body = head.decoderResult().isSuccess()
                && (head.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)
                        || HttpUtil.getContentLength(head, 0L) != 0);
    }

    /// What stands for a request whose head has not come.
    static ClientRequest unknown() {
        HttpRequest none = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "-");
        none.setDecoderResult(DecoderResult.UNFINISHED);
        return new ClientRequest(none, Forwarded.direct(ClientAddress.UNKNOWN), "http");
    }

    HttpRequest head() {
        return head;
    }

    Forwarded forwarded() {
        return forwarded;
    }

    /// When its head was here, by `System.nanoTime`.
    long receivedNanos() {
        return receivedNanos;
    }

    /// How it takes part in calls between groups.
    Passage passage() {
        return passage;
    }

    /// Said once, when it is known which group it is for.
    void passes(Passage as) {
        passage = as;
    }

    String portScheme() {
        return portScheme;
    }

    @Override
    public String method() {
        return head.method().name();
    }

    @Override
    public String target() {
        return head.uri();
    }

    @Override
    public ClientAddress client() {
        return forwarded.client();
    }

    @Override
    public List<String> header(String name) {
        return head.headers().getAll(name);
    }

    @Override
    public boolean has(String name) {
        return head.headers().contains(name);
    }

    @Override
    public @Nullable String oneOf(HeaderNames names) {
        var all = head.headers().iteratorCharSequence();
        while (all.hasNext()) {
            String found = names.find(all.next().getKey());
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Override
    public boolean hasBody() {
        return body;
    }

    @Override
    public @Nullable String leniency() {
        return LenientlyRead.found(head);
    }

    /// The host as the client named it, or null for an HTTP/1.0 request without one.
    @Nullable
    String host() {
        return head.headers().get(HttpHeaderNames.HOST);
    }

    /// Whether a trusted proxy said by which scheme, host or port the client named the server: then all three are what
    /// it said, and nothing is made up here beside it.
    boolean isNamedByAProxy() {
        return forwarded.vouched() && (hasNamingHeaders() || forwarded.said().names());
    }

    private boolean hasNamingHeaders() {
        HttpHeaders headers = head.headers();
        return headers.contains(ForwardedHeaders.PROTO)
                || headers.contains(ForwardedHeaders.HOST)
                || headers.contains(ForwardedHeaders.PORT);
    }

    /// The scheme that the client used; what is no scheme is none.
    String scheme() {
        String said = said(ForwardedHeaders.PROTO, forwarded.said().proto()).toLowerCase(Locale.ROOT);
        return said.equals("http") || said.equals("https") ? said : portScheme;
    }

    /// Whether the client used https.
    boolean isSecure() {
        return scheme().equals("https");
    }

    /// `host` or `host:port` as the client used them, for URLs that lead it back here; null = nobody says.
    @Nullable
    String outerHost() {
        String said = said(ForwardedHeaders.HOST, forwarded.said().host());
        Authority authority = said.isEmpty() ? null : Authority.of(said);
        if (authority == null) {
            return host();
        }
        String port = said(ForwardedHeaders.PORT, null);
        boolean written = !port.isEmpty() && port.length() < 6 && port.chars().allMatch(c -> c >= '0' && c <= '9');
        return !authority.port().isEmpty() || !written || port.equals(Authority.usualPort(scheme()))
                ? said
                : authority.host() + ":" + port;
    }

    /// A trusted proxy's word, empty when there is none. Of several proxies' words in one header the first is the
    /// client's. `Forwarded` counts where none of `X-Forwarded-Proto`, `-Host` and `-Port` was sent: never some of
    /// both.
    private String said(AsciiString header, @Nullable String standard) {
        if (!forwarded.vouched()) {
            return "";
        }
        String word = hasNamingHeaders() ? head.headers().get(header) : standard;
        return word == null ? "" : word.split(",", 2)[0].strip();
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
