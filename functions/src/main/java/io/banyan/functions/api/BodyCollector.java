package io.banyan.functions.api;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/// Waits for the whole of a request, of at most 6 MB; one that is larger is told so, and the rest of it dropped.
final class BodyCollector extends HttpObjectAggregator {
    private static final int MOST = 6 << 20;

    BodyCollector() {
        super(MOST);
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
        context.writeAndFlush(tooLarge());
    }

    /// A client that asks first (`Expect: 100-continue`) is told before it sends anything.
    @Override
    protected @Nullable Object newContinueResponse(HttpMessage start, int most, ChannelPipeline pipeline) {
        Object usual = super.newContinueResponse(start, most, pipeline);
        boolean isTooLarge = usual instanceof HttpResponse response
                && response.status().equals(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE);
        return isTooLarge ? tooLarge() : usual;
    }

    private static FullHttpResponse tooLarge() {
        Refusal error = Refusal.tooLarge(MOST);
        byte[] body = error.body();
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(error.status()), Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set("x-amzn-ErrorType", error.type());
        return response;
    }
}
