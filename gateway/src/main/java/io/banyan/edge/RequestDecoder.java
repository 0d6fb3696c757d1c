package io.banyan.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/// Decodes one client's requests. The version is taken byte for byte (RFC 9112 §2.3: case-sensitive), and after a
/// request that asks for an upgrade nothing more is decoded until its answer is known: what follows may be another
/// protocol's bytes. Whoever sends more than 64 kB of them before that answer is not waited for.
final class RequestDecoder extends HttpRequestDecoder {
    private static final int MOST_HELD = 64 * 1024;
    private final ClientClock clock;
    private boolean upgradeAsked;
    private boolean held;

    /// @param clock told of every byte
    RequestDecoder(Limits limits, ClientClock clock) {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(limits.line())
                .setMaxHeaderSize(limits.head())
                .setMaxChunkSize(64 * 1024));
        this.clock = clock;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
        if (message instanceof ByteBuf bytes && bytes.isReadable()) {
            clock.received(bytes.readableBytes(), System.nanoTime());
        }
        super.channelRead(ctx, message);
    }

    @Override
    protected HttpMessage createMessage(String[] initialLine) throws Exception {
        if (!initialLine[2].equals("HTTP/1.1") && !initialLine[2].equals("HTTP/1.0")) {
            throw new IllegalArgumentException("only HTTP/1.1 and HTTP/1.0 are spoken here");
        }
        return super.createMessage(initialLine);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        if (held) {
            if (in.readableBytes() > MOST_HELD) {
                in.skipBytes(in.readableBytes());
                ctx.close();
            }
            return;
        }
        int before = out.size();
        super.decode(ctx, in, out);
        for (int i = before; i < out.size(); i++) {
            note(out.get(i));
        }
    }

    private void note(Object decoded) {
        if (decoded instanceof HttpRequest request && request.decoderResult().isSuccess()) {
            upgradeAsked = ClientRequest.upgrade(request) != null;
        }
        if (decoded instanceof LastHttpContent) {
            held = upgradeAsked;
        }
    }

    /// An exchange is over: bytes held back behind an upgrade that was refused are the next request after all.
    static void goOn(Channel client) {
        ChannelHandlerContext decoder = client.pipeline().context(RequestDecoder.class);
        if (decoder != null) {
            ((RequestDecoder) decoder.handler()).goOn(decoder);
        }
    }

    private void goOn(ChannelHandlerContext ctx) {
        if (held) {
            held = false;
            try {
                channelRead(ctx, Unpooled.EMPTY_BUFFER);
            } catch (Exception broken) {
                ctx.fireExceptionCaught(broken);
            }
        }
    }
}
