package io.banyan.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A GET or HEAD may announce a body and then have none: `Transfer-Encoding: chunked` before nothing but the last
/// chunk, or a stream whose head does not end it and whose only DATA frame is empty. It means what it would without
/// (RFC 9110 §6.4), so it becomes that. To know, its head waits for the next piece, which its client sends without
/// being asked: for 100 ms at most. After that it is one with a body.
///
/// A client that waits for a 100, or names a length, is not waited for.
final class EmptyBody extends ChannelInboundHandlerAdapter {
    static final int WAIT_MILLIS = 100;
    private @Nullable HttpRequest held;
    private @Nullable Future<?> wait;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        HttpRequest head = held;
        if (head == null) {
            if (message instanceof HttpRequest request && maySettle(request)) {
                held = request;
                wait = ctx.executor().schedule(() -> late(ctx), WAIT_MILLIS, TimeUnit.MILLISECONDS);
            } else {
                ctx.fireChannelRead(message);
            }
        } else if (message instanceof HttpContent piece && isNothing(piece)) {
            piece.release();
            if (message instanceof LastHttpContent) {
                head.headers().remove(HttpHeaderNames.TRANSFER_ENCODING);
                goOn(ctx);
                ctx.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
            }
        } else {
            goOn(ctx);
            ctx.fireChannelRead(message);
        }
    }

    /// Whether such a head waits. Most connections never see one, so they get this handler with the first.
    static boolean maySettle(HttpRequest request) {
        HttpHeaders headers = request.headers();
        if (!headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                || request.decoderResult().isFailure()) {
            return false;
        }
        HttpMethod method = request.method();
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))
                && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && codings.size() == 1
                && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst())
                && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                && !headers.contains(HttpHeaderNames.EXPECT)
                && !headers.contains(HttpHeaderNames.UPGRADE);
    }

    /// Puts one behind a decoder, unless it has one already.
    static void behind(ChannelHandlerContext decoder) {
        if (decoder.pipeline().get(EmptyBody.class) == null) {
            decoder.pipeline().addAfter(decoder.name(), "empty", new EmptyBody());
        }
    }

    private static boolean isNothing(HttpContent piece) {
        boolean trailers =
                piece instanceof LastHttpContent last && !last.trailingHeaders().isEmpty();
        return !piece.content().isReadable()
                && !trailers
                && piece.decoderResult().isSuccess();
    }

    private void goOn(ChannelHandlerContext ctx) {
        HttpRequest head = held;
        forget();
        if (head != null) {
            ctx.fireChannelRead(head);
        }
    }

    private void late(ChannelHandlerContext ctx) {
        goOn(ctx);
        ctx.fireChannelReadComplete();
    }

    private void forget() {
        held = null;
        if (wait != null) {
            wait.cancel(false);
            wait = null;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        forget();
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        forget();
    }
}
