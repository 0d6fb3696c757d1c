package io.banyan.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One HTTP/2 stream as the HTTP objects of one exchange: what its client sends. [StreamAnswers] writes what it gets.
/// A body is held to its Content-Length: its last piece waits for the stream's end, so that no upstream takes a
/// request for whole that is not (RFC 9113 §8.1.1).
final class StreamCodec extends ChannelDuplexHandler {
    private final Limits limits;
    private final ClientClock clock;
    private final StreamAnswers answers = new StreamAnswers();
    private @Nullable ChannelHandlerContext ctx;
    private boolean begun;
    private boolean ended;
    private boolean broken;
    private long missing = -1;
    private @Nullable ByteBuf held;

    StreamCodec(Limits limits, ClientClock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    StreamAnswers answers() {
        return answers;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        this.ctx = ctx;
    }

    /// The client does not take its answer.
    void cancel() {
        if (ctx != null) {
            answers.reset(ctx, ended, Http2Error.CANCEL);
            ctx.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (ended) {
            ReferenceCountUtil.release(message);
        } else if (message instanceof Http2HeadersFrame frame) {
            if (begun) {
                trailers(ctx, frame.headers(), frame.isEndStream());
            } else {
                head(ctx, frame.headers(), frame.isEndStream());
            }
        } else if (message instanceof Http2DataFrame frame) {
            clock.received(frame.initialFlowControlledBytes(), System.nanoTime());
            data(ctx, frame.content(), frame.isEndStream());
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    private void head(ChannelHandlerContext ctx, Http2Headers fields, boolean end) {
        begun = true;
        HttpRequest request = StreamHeads.request(fields, end, limits);
        missing = HttpUtil.getContentLength(request, -1L);
        ctx.fireChannelRead(request);
        if (end) {
            end(ctx, LastHttpContent.EMPTY_LAST_CONTENT);
        }
    }

    private void data(ChannelHandlerContext ctx, ByteBuf content, boolean end) {
        if (missing >= 0) {
            missing -= content.readableBytes();
            if (missing < 0 || (end && missing > 0)) {
                content.release();
                broken(ctx);
                return;
            }
        }
        ByteBuf all = held == null ? content : Unpooled.wrappedBuffer(held, content);
        held = null;
        if (end) {
            end(ctx, new DefaultLastHttpContent(all));
        } else if (missing == 0) {
            held = all;
        } else {
            ctx.fireChannelRead(new DefaultHttpContent(all));
        }
    }

    private void trailers(ChannelHandlerContext ctx, Http2Headers fields, boolean end) {
        boolean clear = end && missing <= 0 && fields != StrictHeaders.MALFORMED && fields != StrictHeaders.TOO_LARGE;
        LastHttpContent last = new DefaultLastHttpContent(held == null ? Unpooled.EMPTY_BUFFER : held);
        held = null;
        for (Map.Entry<CharSequence, CharSequence> field : fields) {
            String name = field.getKey().toString();
            String value = field.getValue().toString();
            clear &= StreamHeads.fieldIsClear(name, value);
            if (clear) {
                last.trailingHeaders().add(name, value);
            }
        }
        if (clear) {
            end(ctx, last);
        } else {
            last.release();
            broken(ctx);
        }
    }

    private void broken(ChannelHandlerContext ctx) {
        broken = true;
        LastHttpContent last = new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER);
        last.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("malformed")));
        end(ctx, last);
    }

    private void end(ChannelHandlerContext ctx, LastHttpContent last) {
        ended = true;
        if (held != null) {
            held.release();
            held = null;
        }
        ctx.fireChannelRead(last);
    }

    /// The client gave the stream up. It is closed by the time that the loop turns to this, so no reset goes back.
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof Http2ResetFrame) {
            ctx.executor().execute(ctx::close);
        }
        ctx.fireUserEventTriggered(event);
    }

    /// A frame broke the rules of its stream, or a body is not as long as it said: Netty resets the stream at once,
    /// with the error's own name.
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!(cause instanceof Http2Exception)) {
            ctx.fireExceptionCaught(cause);
        }
    }

    /// A 400 of Banyan's own says that the request is malformed, which is an error of its stream (RFC 9113 §8.1.1).
    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf nothing) {
            nothing.release();
            promise.setSuccess();
        } else if (message instanceof FullHttpResponse refusal
                && refusal.status().equals(HttpResponseStatus.BAD_REQUEST)) {
            refusal.release();
            answers.malformed(ctx, promise);
        } else {
            answers.write(ctx, message, promise);
        }
    }

    @Override
    public void flush(ChannelHandlerContext ctx) {
        answers.flushHead(ctx);
        ctx.flush();
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        answers.reset(ctx, ended, broken ? Http2Error.PROTOCOL_ERROR : Http2Error.INTERNAL_ERROR);
        ctx.close(promise);
    }

    /// A stream is over for Netty as soon as its last frame is handed to the socket; for the exchange, once that
    /// is out. By then its pipeline is empty, so the exchange hears of it past that. Whoever has no whole answer
    /// is gone at once.
    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (held != null) {
            held.release();
            held = null;
        }
        ClientConnection client = ctx.pipeline().get(ClientConnection.class);
        if (client == null || !answers.whenOut(client::gone)) {
            ctx.fireChannelInactive();
        }
    }
}
