package io.banyan.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.ArrayDeque;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Reads frames and holds a client to the order of its streams. A head on a stream
///
/// - that it had ended is an error of that stream, STREAM_CLOSED (RFC 9113 §5.1)
/// - that is over on both sides is one of the connection, STREAM_CLOSED, unless one side reset it: what was on its way
///   then is dropped (§5.1)
/// - whose number it skipped, once a greater one is open, is one of the connection, PROTOCOL_ERROR (§5.1.1)
final class StreamOrder extends DefaultHttp2FrameReader {
    private static final int GAPS = 32;
    private final Http2Connection connection;
    private final IntPredicate resetHere;
    private final Numbers resetByClient = new Numbers();
    private final ArrayDeque<Gap> gaps = new ArrayDeque<>();
    private @Nullable Http2FrameListener listener;
    private @Nullable Http2FrameListener checked;

    /// Numbers that were skipped, both included.
    private record Gap(int first, int last) {}

    /// @param resetHere whether a stream was reset by us of late
    StreamOrder(Http2Connection connection, IntPredicate resetHere, Http2HeadersDecoder heads, int smallContinuations) {
        super(heads, smallContinuations);
        this.connection = connection;
        this.resetHere = resetHere;
    }

    @Override
    public void readFrame(ChannelHandlerContext ctx, ByteBuf input, Http2FrameListener listener) throws Http2Exception {
        Http2FrameListener next = checked;
        if (next == null || this.listener != listener) {
            this.listener = listener;
            next = new Checked(listener);
            checked = next;
        }
        super.readFrame(ctx, input, next);
    }

    private void head(int id) throws Http2Exception {
        int last = connection.remote().lastStreamCreated();
        if (id > last) {
            skipped(last, id);
            return;
        }
        Http2Stream stream = connection.stream(id);
        if (stream != null && stream.state() == Http2Stream.State.HALF_CLOSED_REMOTE) {
            throw Http2Exception.streamError(id, Http2Error.STREAM_CLOSED, "Stream %d had ended", id);
        }
        if (stream == null && !resetByClient.has(id) && !resetHere.test(id)) {
            boolean never = gaps.stream().anyMatch(gap -> gap.first() <= id && id <= gap.last());
            throw Http2Exception.connectionError(
                    never ? Http2Error.PROTOCOL_ERROR : Http2Error.STREAM_CLOSED, "Stream %d is not open", id);
        }
    }

    private void skipped(int last, int id) {
        int first = last <= 0 ? 1 : last + 2;
        if (first < id) {
            gaps.addLast(new Gap(first, id - 1));
            if (gaps.size() > GAPS) {
                gaps.removeFirst();
            }
        }
    }

    /// The numbers of as many streams as can be open at once, the last ones that were added.
    static final class Numbers {
        private final int[] recent = new int[StreamsProtocol.MOST_STREAMS];
        private int next;

        void add(int id) {
            recent[next++ % recent.length] = id;
        }

        boolean has(int id) {
            for (int known : recent) {
                if (known == id) {
                    return true;
                }
            }
            return false;
        }
    }

    private final class Checked extends Http2FrameListenerDecorator {
        Checked(Http2FrameListener listener) {
            super(listener);
        }

        @Override
        public void onHeadersRead(ChannelHandlerContext ctx, int id, Http2Headers fields, int padding, boolean end)
                throws Http2Exception {
            head(id);
            super.onHeadersRead(ctx, id, fields, padding, end);
        }

        @Override
        public void onHeadersRead(
                ChannelHandlerContext ctx,
                int id,
                Http2Headers fields,
                int dependency,
                short weight,
                boolean exclusive,
                int padding,
                boolean end)
                throws Http2Exception {
            head(id);
            super.onHeadersRead(ctx, id, fields, dependency, weight, exclusive, padding, end);
        }

        @Override
        public void onRstStreamRead(ChannelHandlerContext ctx, int id, long error) throws Http2Exception {
            resetByClient.add(id);
            super.onRstStreamRead(ctx, id, error);
        }
    }
}
