package io.banyan.edge;

import io.banyan.upstream.HeadLines;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;

/// Writes answers to a client; told beforehand whether the request was a HEAD, whose answer ends with its head.
final class ResponseEncoder extends HttpResponseEncoder {
    private boolean head;

    void answersHead(boolean head) {
        this.head = head;
    }

    /// What cannot be written, for want of memory say, is a part that the client would wait for in vain.
    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) throws Exception {
        try {
            super.write(ctx, message, promise);
        } catch (Exception | Error unwritten) {
            ctx.fireExceptionCaught(unwritten);
            throw unwritten;
        }
    }

    @Override
    protected void encodeHeaders(HttpHeaders headers, ByteBuf out) {
        HeadLines.begin().headers(headers).to(out);
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpResponse response) {
        boolean empty = super.isContentAlwaysEmpty(response);
        return head || empty;
    }
}
