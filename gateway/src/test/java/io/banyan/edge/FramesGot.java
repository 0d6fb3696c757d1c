package io.banyan.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.upstream.HeaderRules;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the frames that a client got, by the order that RFC 9113 §5.1 and §8.1 give those of a stream.
final class FramesGot {
    private static final int PUSH_PROMISE = 5;
    private static final int CONTINUATION = 9;

    private final Map<Long, Stream> streams = new LinkedHashMap<>();
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
    static Map<Long, Stream> in(String bytes) {
        FramesGot got = new FramesGot();
        List<WireFrame> frames = WireFrame.in(bytes);
        assertThat(frames.stream().mapToInt(WireFrame::length).sum())
                .as("whole frames only")
                .isEqualTo(bytes.length());
        frames.forEach(got::frame);
        return got.streams;
    }

    private void frame(WireFrame frame) {
        int type = frame.type();
        assertThat(type).isNotIn(PUSH_PROMISE, CONTINUATION);
        if (type != WireFrame.DATA && type != WireFrame.HEADERS && type != WireFrame.RESET) {
            return;
        }
        Stream stream = streams.computeIfAbsent(frame.stream(), any -> new Stream());
        assertThat(stream.reset).as("after a reset of " + frame.stream()).isFalse();
        if (type == WireFrame.RESET) {
            stream.reset = true;
            return;
        }
        assertThat(stream.ended).as("after the end of " + frame.stream()).isFalse();
        stream.ended = frame.has(WireFrame.END_STREAM);
        if (type == WireFrame.DATA) {
            assertThat(stream.status).as("a body without a head").isPositive();
            stream.body.append(frame.payload());
        } else {
            assertThat(frame.has(WireFrame.END_HEADERS)).isTrue();
            head(stream, decoded(frame));
        }
    }

    private static void head(Stream stream, Http2Headers fields) {
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

    private Http2Headers decoded(WireFrame frame) {
        try {
            byte[] block = frame.payload().getBytes(ISO_8859_1);
            return hpack.decodeHeaders((int) frame.stream(), Unpooled.wrappedBuffer(block));
        } catch (Http2Exception malformed) {
            throw new AssertionError("headers of stream " + frame.stream(), malformed);
        }
    }
}
