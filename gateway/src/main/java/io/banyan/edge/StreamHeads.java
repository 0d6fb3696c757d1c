package io.banyan.edge;

import io.banyan.upstream.HeaderRules;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the request head that HTTP/1.1 would have brought from the header fields of an HTTP/2 stream, or a failed
/// one where they are malformed (RFC 9113 §8.2, §8.3): what HTTP/1.1 cannot say must not reach an upstream.
final class StreamHeads {
    private static final HttpMethod UNREAD = HttpMethod.GET;

    private StreamHeads() {}

    /// @param ended no body follows
    static HttpRequest request(Http2Headers fields, boolean ended, Limits limits) {
        if (fields == StrictHeaders.TOO_LARGE) {
            return failed(new TooLongHttpHeaderException("too large"));
        }
        CharSequence path = fields.path();
        if (path != null && path.length() > limits.line()) {
            return failed(new TooLongHttpLineException("too long"));
        }
        if (fields == StrictHeaders.MALFORMED || !controlsAreClear(fields)) {
            return failed(new IllegalArgumentException("malformed"));
        }
        HttpRequest request = new DefaultHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.valueOf(String.valueOf(fields.method())),
                String.valueOf(path),
                DefaultHttpHeadersFactory.headersFactory().withValidation(false));
        HttpHeaders headers = request.headers();
        CharSequence authority = fields.authority();
        if (authority != null) {
            headers.add("host", authority.toString());
        }
        boolean clear = addFields(fields, headers, authority) && lengthIsClear(headers, ended);
        if (clear && !ended && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)) {
            headers.add("transfer-encoding", "chunked");
        }
        return clear ? request : failed(new IllegalArgumentException("malformed"));
    }

    private static HttpRequest failed(Exception cause) {
        HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, UNREAD, "-");
        request.setDecoderResult(DecoderResult.failure(cause));
        return request;
    }

    private static boolean controlsAreClear(Http2Headers fields) {
        CharSequence method = fields.method();
        CharSequence scheme = fields.scheme();
        CharSequence path = fields.path();
        CharSequence authority = fields.authority();
        return method != null
                && isToken(method)
                && scheme != null
                && ("https".contentEquals(scheme) || "http".contentEquals(scheme))
                && (authority == null || !authority.isEmpty())
                && path != null
                && isTarget(path, method);
    }

    private static boolean isTarget(CharSequence path, CharSequence method) {
        boolean rooted = !path.isEmpty() && path.charAt(0) == '/';
        boolean asterisk = "*".contentEquals(path) && "OPTIONS".contentEquals(method);
        return (rooted || asterisk) && path.chars().allMatch(c -> c > ' ' && c != 0x7f);
    }

    /// Cookies may come in crumbs, which are one header in HTTP/1.1 (RFC 9113 §8.2.3).
    private static boolean addFields(Http2Headers fields, HttpHeaders headers, @Nullable CharSequence authority) {
        for (Map.Entry<CharSequence, CharSequence> field : fields) {
            String name = field.getKey().toString();
            String value = field.getValue().toString();
            if (name.startsWith(":")) {
                if (!isPseudo(name)) {
                    return false;
                }
            } else if (!mayPass(name, value)) {
                return false;
            } else if (name.equals("host") && authority != null) {
                if (!isOneServer(value, authority.toString(), String.valueOf(fields.scheme()))) {
                    return false;
                }
            } else if (name.equals("cookie") && headers.contains(HttpHeaderNames.COOKIE)) {
                headers.set("cookie", headers.get(HttpHeaderNames.COOKIE) + "; " + value);
            } else {
                headers.add(name, value);
            }
        }
        return true;
    }

    /// `a` and `a:443` are one in https (RFC 9113 §8.3.1).
    private static boolean isOneServer(String host, String authority, String scheme) {
        Authority named = Authority.of(host);
        Authority meant = Authority.of(authority);
        return named != null && meant != null && named.means(meant, scheme);
    }

    private static boolean isPseudo(String name) {
        return switch (name) {
            case ":method", ":scheme", ":path", ":authority" -> true;
            default -> false;
        };
    }

    private static boolean mayPass(String name, String value) {
        return fieldIsClear(name, value)
                && (name.equals("te") ? value.equalsIgnoreCase("trailers") : !HeaderRules.hopByHop(name));
    }

    /// A name in lower case that HTTP/1.1 could carry, and a value without line ends or other control characters.
    static boolean fieldIsClear(String name, String value) {
        return isToken(name)
                && name.chars().noneMatch(c -> c >= 'A' && c <= 'Z')
                && value.chars().allMatch(c -> (c >= ' ' && c != 0x7f) || c == '\t');
    }

    private static boolean isToken(CharSequence text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
    }

    private static boolean lengthIsClear(HttpHeaders headers, boolean ended) {
        List<String> lengths = headers.getAll(HttpHeaderNames.CONTENT_LENGTH);
        if (lengths.isEmpty()) {
            return true;
        }
        String length = lengths.getFirst();
        boolean number = lengths.size() == 1
                && !length.isEmpty()
                && length.length() <= 18
                && length.chars().allMatch(c -> c >= '0' && c <= '9');
        return number && (!ended || Long.parseLong(length) == 0);
    }
}
