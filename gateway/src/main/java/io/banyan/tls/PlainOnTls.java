package io.banyan.tls;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;

/// Notices plain HTTP where TLS is spoken, and says so: a handshake that fails tells its user nothing. TLS begins with
/// the byte 22; a method of HTTP begins with a capital letter. Stands before the handler of TLS, and goes when TLS
/// comes.
public final class PlainOnTls extends ChannelInboundHandlerAdapter {
    private static final String WORDS = "This port speaks TLS; use https:// instead of http://\n";
    private static final byte[] ANSWER = ("HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\n"
                    + "Content-Length: " + WORDS.length() + "\r\nConnection: close\r\n\r\n" + WORDS)
            .getBytes(StandardCharsets.US_ASCII);

    private boolean answered;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (answered) {
            ((ByteBuf) message).release();
            return;
        }
        if (!(message instanceof ByteBuf bytes) || !bytes.isReadable()) {
            ctx.fireChannelRead(message);
            return;
        }
        byte first = bytes.getByte(bytes.readerIndex());
        if (first < 'A' || first > 'Z') {
            ctx.pipeline().remove(this);
            ctx.fireChannelRead(message);
            return;
        }
        answered = true;
        bytes.release();
        ctx.writeAndFlush(Unpooled.wrappedBuffer(ANSWER)).addListener(ChannelFutureListener.CLOSE);
    }
}
