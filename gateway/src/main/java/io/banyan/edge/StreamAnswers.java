package io.banyan.edge;

import io.banyan.upstream.HeaderRules;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.ReferenceCountUtil;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes the HTTP objects of one answer as the frames of one HTTP/2 stream, without the headers of an HTTP/1.1
/// connection. The head waits for what follows it, so that an answer without a body is one frame.
final class StreamAnswers {
    /// Of one DATA frame, the least that every client takes (RFC 9113 §4.2): what is written in larger ones would be
    /// known to be taken only as a whole.
    private static final int MOST_BYTES = 16_384;

    private @Nullable Http2Headers head;
    private @Nullable ChannelPromise headWritten;
    private @Nullable ChannelFuture last;
    private boolean ended;
    private boolean reset;
    private long pending;
    private long progress;

    /// Bytes that the client has not taken yet.
    long pending() {
        return pending;
    }

    /// Changes when it takes some.
    long progress() {
        return progress;
    }

    void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (ended) {
            ReferenceCountUtil.release(message);
            promise.setFailure(new IllegalStateException("the answer has ended"));
        } else if (message instanceof FullHttpResponse whole) {
            whole(ctx, whole, promise);
        } else if (message instanceof HttpResponse response) {
            head = fields(response.headers()).status(response.status().codeAsText());
            headWritten = promise;
        } else if (message instanceof HttpContent content) {
            content(ctx, content, promise);
        } else {
            ReferenceCountUtil.release(message);
            promise.setFailure(new IllegalArgumentException("no part of an answer"));
        }
    }

    private void whole(ChannelHandlerContext ctx, FullHttpResponse response, ChannelPromise promise) {
        Http2Headers fields =
                fields(response.headers()).status(response.status().codeAsText());
        boolean interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (interim || !response.content().isReadable()) {
            response.release();
            headers(ctx, fields, !interim, promise);
        } else {
            headers(ctx, fields, false, ctx.newPromise());
            data(ctx, response.content(), true, promise);
        }
    }

    private void content(ChannelHandlerContext ctx, HttpContent content, ChannelPromise promise) {
        if (!(content instanceof LastHttpContent end)) {
            flushHead(ctx);
            data(ctx, content.content(), false, promise);
        } else if (!end.trailingHeaders().isEmpty()) {
            flushHead(ctx);
            if (end.content().isReadable()) {
                data(ctx, end.content(), false, ctx.newPromise());
            } else {
                end.release();
            }
            headers(ctx, fields(end.trailingHeaders()), true, promise);
        } else if (head != null && !end.content().isReadable()) {
            end.release();
            Http2Headers only = head;
            ChannelPromise written = headWritten;
            head = null;
            headers(ctx, only, true, promise);
            if (written != null) {
                promise.addListener(done -> succeed(written, done.isSuccess()));
            }
        } else {
            flushHead(ctx);
            data(ctx, end.content(), true, promise);
        }
    }

    private static void succeed(ChannelPromise promise, boolean success) {
        if (success) {
            promise.trySuccess();
        } else {
            promise.tryFailure(new java.nio.channels.ClosedChannelException());
        }
    }

    /// Writes a head that waits.
    void flushHead(ChannelHandlerContext ctx) {
        Http2Headers waiting = head;
        ChannelPromise promise = headWritten;
        if (waiting != null && promise != null) {
            head = null;
            headers(ctx, waiting, false, promise);
        }
    }

    private void headers(ChannelHandlerContext ctx, Http2Headers fields, boolean end, ChannelPromise promise) {
        ended = end;
        last = ctx.write(new DefaultHttp2HeadersFrame(fields, end), promise);
    }

    private void data(ChannelHandlerContext ctx, ByteBuf bytes, boolean end, ChannelPromise promise) {
        while (bytes.readableBytes() > MOST_BYTES) {
            frame(ctx, bytes.readRetainedSlice(MOST_BYTES), false, ctx.newPromise());
        }
        frame(ctx, bytes, end, promise);
    }

    private void frame(ChannelHandlerContext ctx, ByteBuf bytes, boolean end, ChannelPromise promise) {
        int size = bytes.readableBytes();
        ended = end;
        pending += size;
        last = ctx.write(new DefaultHttp2DataFrame(bytes, end), promise);
        last.addListener(written -> {
            pending -= size;
            progress++;
        });
    }

    /// In place of an answer, to a request that is malformed.
    void malformed(ChannelHandlerContext ctx, ChannelPromise promise) {
        head = null;
        ended = true;
        reset = true;
        ctx.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.PROTOCOL_ERROR), promise);
    }

    /// The stream is being closed: a client that has no whole answer must not take what it has for one, and one that
    /// has it need not send the rest of its request (RFC 9113 §8.1).
    ///
    /// @param error that cuts the answer short, if it is not out
    void reset(ChannelHandlerContext ctx, boolean requestEnded, Http2Error error) {
        head = null;
        if (!reset && (!ended || isOnItsWay())) {
            ctx.write(new DefaultHttp2ResetFrame(error));
            ctx.flush();
        } else if (!requestEnded && !reset) {
            ctx.write(new DefaultHttp2ResetFrame(Http2Error.NO_ERROR));
            ctx.flush();
        }
        ended = true;
    }

    /// Whether the whole answer is handed on, and neither out yet nor known never to be.
    private boolean isOnItsWay() {
        return ended && last != null && !last.isDone();
    }

    /// Runs something when a whole answer that is on its way is out, or known never to be; false = none is.
    boolean whenOut(Runnable next) {
        ChannelFuture written = last;
        if (written == null || !isOnItsWay()) {
            return false;
        }
        written.addListener(done -> next.run());
        return true;
    }

    private static Http2Headers fields(HttpHeaders headers) {
        Http2Headers fields = new DefaultHttp2Headers(false, headers.size() + 1);
        for (Map.Entry<String, String> header : headers) {
            String lower = header.getKey().toLowerCase(Locale.ROOT);
            if (!HeaderRules.hopByHop(lower)) {
                fields.add(lower, header.getValue());
            }
        }
        return fields;
    }
}
