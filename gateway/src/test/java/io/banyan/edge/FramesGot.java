package io.banyan.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.upstream.HeaderRules;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads the frames that a client got, by the order that RFC 9113 §5.1 and §8.1 give those of a stream.
final class FramesGot {
    private static final int HEAD = 9;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int PUSH_PROMISE = 5;
    private static final int CONTINUATION = 9;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;

    private final Map<Integer, Stream> streams = new LinkedHashMap<>();
    private final DefaultHttp2HeadersDecoder hpack = new DefaultHttp2HeadersDecoder(true);

    /// What has come on one stream; status 0 = no final head yet.
    static final class Stream {
        int status;
        boolean ended;
        boolean reset;
        final StringBuilder body = new StringBuilder();

        /// A whole answer, which no reset has taken back before its end.
        boolean whole() {
            return ended && status != 0;
        }
    }

    private FramesGot() {}

    /// @param bytes in ISO-8859-1
    static Map<Integer, Stream> in(String bytes) {
        FramesGot got = new FramesGot();
        int at = 0;
        while (at < bytes.length()) {
            assertThat(bytes.length() - at).as("a frame's head").isGreaterThanOrEqualTo(HEAD);
            int length = bytes.charAt(at) << 16 | bytes.charAt(at + 1) << 8 | bytes.charAt(at + 2);
            int id = bytes.charAt(at + 7) << 8 | bytes.charAt(at + 8);
            String payload = bytes.substring(at + HEAD, at + HEAD + length);
            if (bytes.charAt(at + 5) != 0 || bytes.charAt(at + 6) != 0) {
                id = Integer.MAX_VALUE;
            }
            got.frame(bytes.charAt(at + 3), bytes.charAt(at + 4), id, payload);
            at += HEAD + length;
        }
        return got.streams;
    }

    private void frame(int type, int flags, int id, String payload) {
        assertThat(type).isNotIn(PUSH_PROMISE, CONTINUATION);
        if (type != DATA && type != HEADERS && type != RESET) {
            return;
        }
        Stream stream = streams.computeIfAbsent(id, any -> new Stream());
        assertThat(stream.reset).as("after a reset of " + id).isFalse();
        if (type == RESET) {
            stream.reset = true;
            return;
        }
        assertThat(stream.ended).as("after the end of " + id).isFalse();
        stream.ended = (flags & END_STREAM) != 0;
        if (type == DATA) {
            assertThat(stream.status).as("a body without a head").isPositive();
            stream.body.append(payload);
        } else {
            assertThat(flags & END_HEADERS).isPositive();
            head(stream, id, payload);
        }
    }

    private void head(Stream stream, int id, String payload) {
        Http2Headers fields = decoded(id, payload);
        fields.forEach(field -> {
            assertThat(field.getKey().toString()).isLowerCase();
            assertThat(HeaderRules.hopByHop(field.getKey())).isFalse();
        });
        if (stream.status == 0) {
            int status = Integer.parseInt(String.valueOf(fields.status()));
            assertThat(status < 200 && stream.ended).isFalse();
            stream.status = status < 200 ? 0 : status;
        } else {
            assertThat(stream.ended).as("trailers end their stream").isTrue();
            assertThat(fields.status()).isNull();
        }
    }

    private Http2Headers decoded(int id, String payload) {
        try {
            return hpack.decodeHeaders(id, Unpooled.wrappedBuffer(payload.getBytes(ISO_8859_1)));
        } catch (Http2Exception malformed) {
            throw new AssertionError("headers of stream " + id, malformed);
        }
    }
}
