package io.banyan.edge;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.DecoratingHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionDecoder;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.DefaultHttp2FrameWriter;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2PromisedRequestVerifier;
import io.netty.handler.codec.http2.Http2Settings;

/// How HTTP/2 is spoken with a client: every limit in one place.
final class StreamsProtocol extends Http2FrameCodecBuilder {
    /// As many as browsers use; the least that RFC 9113 §6.5.2 advises is 100.
    static final int MOST_STREAMS = 128;
    /// What a client may send ahead of the upstream, on each stream.
    static final int WINDOW = 65_535;
    private static final int EMPTY_DATA_IN_A_ROW = 10;
    private static final int SMALL_CONTINUATIONS = 16;
    private static final int RESETS = 200;
    private static final int RESET_SECONDS = 30;
    /// RFC 9113 §6.5.2 counts this many bytes for each header beside its own.
    private static final int FIELD = 32;

    private StreamsProtocol() {}

    static Http2FrameCodec codec(Limits limits, FrameWatch watch) {
        try {
            return new StreamsProtocol().with(limits, watch);
        } catch (Http2Exception outOfRange) {
            throw new IllegalStateException(outOfRange);
        }
    }

    private Http2FrameCodec with(Limits limits, FrameWatch watch) throws Http2Exception {
        long fields = (long) limits.head() + limits.line() + (long) FIELD * limits.headers();
        initialSettings(Http2Settings.defaultSettings()
                .maxConcurrentStreams(MOST_STREAMS)
                .initialWindowSize(WINDOW)
                .maxHeaderListSize(fields));
        gracefulShutdownTimeoutMillis(-1);
        decoderEnforceMaxConsecutiveEmptyDataFrames(EMPTY_DATA_IN_A_ROW);
        decoderEnforceMaxRstFramesPerWindow(RESETS, RESET_SECONDS);
        var connection = new DefaultHttp2Connection(true);
        var encoder =
                new CountedResets(new DefaultHttp2ConnectionEncoder(connection, new DefaultHttp2FrameWriter()), watch);
        var reader = new StreamOrder(connection, encoder.recent::has, new StrictHeaders(fields), SMALL_CONTINUATIONS);
        var decoder =
                new DefaultHttp2ConnectionDecoder(
                        connection, encoder, reader, Http2PromisedRequestVerifier.ALWAYS_VERIFY, true, true, false) {
                    @Override
                    protected long calculateMaxHeaderListSizeGoAway(long most) {
                        return StrictHeaders.readUpTo(most);
                    }
                };
        codec(decoder, encoder);
        return build();
    }

    /// A client may make us reset stream after stream and so leave their work running at the upstream. One that had
    /// sent more before it saw its stream end does not: what it sent is dropped (RFC 9113 §5.1), and not answered.
    private static final class CountedResets extends DecoratingHttp2ConnectionEncoder {
        private final FrameWatch watch;
        private final StreamOrder.Numbers recent = new StreamOrder.Numbers();

        CountedResets(Http2ConnectionEncoder encoder, FrameWatch watch) {
            super(encoder);
            this.watch = watch;
        }

        @Override
        public ChannelFuture writeRstStream(ChannelHandlerContext ctx, int id, long error, ChannelPromise promise) {
            if (recent.has(id)) {
                return promise.setSuccess();
            }
            recent.add(id);
            watch.reset();
            return super.writeRstStream(ctx, id, error, promise);
        }
    }
}
