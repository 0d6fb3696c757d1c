package io.banyan.functions.api;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;

/// Lets the bodies of those through who may ask. Of all others they are dropped as they come, so that nobody fills this
/// process's memory without being let in.
final class AdmittedBodies extends ChannelInboundHandlerAdapter {
    private final Admission admission;
    private boolean isDropping;

    AdmittedBodies(Admission admission) {
        this.admission = admission;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        if (read instanceof HttpRequest request) {
            isDropping = admission.refusal(request.headers()) != null;
            context.fireChannelRead(isDropping ? bodiless(request) : request);
        } else if (isDropping && read instanceof HttpContent content) {
            isDropping = !(content instanceof LastHttpContent);
            content.release();
        } else {
            context.fireChannelRead(read);
        }
    }

    private static FullHttpRequest bodiless(HttpRequest request) {
        FullHttpRequest bodiless =
                new DefaultFullHttpRequest(request.protocolVersion(), request.method(), request.uri());
        bodiless.headers().set(request.headers());
        bodiless.headers()
                .remove(HttpHeaderNames.CONTENT_LENGTH)
                .remove(HttpHeaderNames.TRANSFER_ENCODING)
                .remove(HttpHeaderNames.EXPECT);
        bodiless.setDecoderResult(request.decoderResult());
        return bodiless;
    }
}
