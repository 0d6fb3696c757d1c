package io.banyan.functions.api;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// One connection of a client: its requests are answered one after another.
final class ApiHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final Router router;
    private final ArrayDeque<Ask> waiting = new ArrayDeque<>();
    private @Nullable Exchange current;

    ApiHandler(Router router) {
        this.router = router;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        byte[] body = new byte[request.content().readableBytes()];
        request.content().readBytes(body);
        waiting.addLast(Ask.of(request.method().name(), request.uri(), request.headers(), body));
        if (request.decoderResult().isFailure()) {
            context.close();
            return;
        }
        context.channel().config().setAutoRead(false);
        next(context);
    }

    private void next(ChannelHandlerContext context) {
        if (current != null) {
            return;
        }
        Ask ask = waiting.pollFirst();
        if (ask == null) {
            context.channel().config().setAutoRead(true);
            return;
        }
        Exchange exchange =
                new Exchange(context.channel(), () -> context.executor().execute(() -> over(context)));
        current = exchange;
        router.handle(ask, exchange);
    }

    private void over(ChannelHandlerContext context) {
        current = null;
        next(context);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        wake();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        waiting.clear();
        wake();
    }

    private void wake() {
        Exchange writing = current;
        if (writing != null) {
            writing.wake();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        context.close();
    }
}
