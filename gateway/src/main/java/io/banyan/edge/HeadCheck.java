package io.banyan.edge;

import io.banyan.upstream.HeaderRules;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Refuses what HTTP/1.1 (RFC 9112) forbids and two servers could read in two ways, before anything is decided.
final class HeadCheck {
    private HeadCheck() {}

    /// Null when the head may pass.
    static @Nullable Refusal check(HttpRequest request, Limits limits) {
        if (request.decoderResult().isFailure()) {
            return undecoded(request.decoderResult().cause());
        }
        HttpVersion version = request.protocolVersion();
        boolean one = version.equals(HttpVersion.HTTP_1_1);
        if (!one && !version.equals(HttpVersion.HTTP_1_0)) {
            return Refusal.bad("Only HTTP/1.1 and HTTP/1.0 are supported.");
        }
        HttpHeaders headers = request.headers();
        if (headers.size() > limits.headers()) {
            return new Refusal(431, "Too many headers; at most " + limits.headers() + " are read.", 0);
        }
        Refusal framing = framing(headers, one);
        if (framing != null) {
            return framing;
        }
        var hosts = headers.valueStringIterator(HttpHeaderNames.HOST);
        String host = hosts.hasNext() ? hosts.next() : null;
        if (hosts.hasNext() || (host == null && one)) {
            return Refusal.bad("A request must have exactly one Host header.");
        }
        if (host != null && !Authority.isOne(host)) {
            return Refusal.bad("The Host header is malformed.");
        }
        return target(request);
    }

    private static Refusal undecoded(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return new Refusal(414, "The request line is too long.", 0);
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return new Refusal(431, "The headers are too large.", 0);
        }
        return Refusal.bad("The request is malformed.");
    }

    private static @Nullable Refusal framing(HttpHeaders headers, boolean one) {
        var all = headers.iteratorCharSequence();
        while (all.hasNext()) {
            if (HeaderRules.disguisedFraming(all.next().getKey())) {
                return Refusal.bad("Invalid spelling of Content-Length or Transfer-Encoding.");
            }
        }
        if (!headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return null;
        }
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        boolean plain = one && codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked");
        return plain && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                ? null
                : Refusal.bad("The body length is ambiguous.");
    }

    private static @Nullable Refusal target(HttpRequest request) {
        String target = request.uri();
        if (request.method().equals(HttpMethod.CONNECT)) {
            return Refusal.bad("This server is not a forward proxy.");
        }
        if (target.startsWith("/")) {
            return null;
        }
        if (target.equals("*") && request.method().equals(HttpMethod.OPTIONS)) {
            return null;
        }
        return AbsoluteForm.authority(target) != null ? null : Refusal.bad("The request target is malformed.");
    }
}
