package io.banyan.upstream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;

/// Writes the request line byte for byte as it was read: the target's characters stand for bytes (ISO-8859-1),
/// where Netty's own encoder would write UTF-8 and turn the byte E9 into C3 A9.
final class RequestEncoder extends HttpRequestEncoder {
    @Override
    protected void encodeInitialLine(ByteBuf out, HttpRequest request) {
        HeadLines.begin()
                .text(request.method().asciiName())
                .text(" ")
                .text(request.uri())
                .text(" HTTP/1.1")
                .line()
                .to(out);
    }

    /// What cannot be written, for want of memory say, is a part that the upstream would wait for in vain.
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
}
