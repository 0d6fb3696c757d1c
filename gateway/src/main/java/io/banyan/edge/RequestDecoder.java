package io.banyan.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMessageDecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decodes one client's requests. The version is taken byte for byte (RFC 9112 §2.3: case-sensitive), and after a
/// request that asks for an upgrade nothing more is decoded until its answer is known: what follows may be another
/// protocol's bytes. Whoever sends more than 64 kB of them before that answer is not waited for.
///
/// Netty's decoder also takes heads that are not as RFC 9112 writes them: spaces and empty lines before the
/// request line, tabs or several spaces in it, folded headers. Such a head is [LenientlyRead]. All but the tabs show in
/// the number of bytes that the head took, so no byte is looked at twice.
final class RequestDecoder extends HttpRequestDecoder {
    private static final int MOST_HELD = 64 * 1024;
    private final ClientClock clock;
    private boolean upgradeAsked;
    private boolean held;
    private boolean inHead = true;
    private boolean early;
    private boolean apart;
    private int headBytes;

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
            throw new IllegalArgumentException("only HTTP/1.1 and HTTP/1.0 are supported");
        }
        return super.createMessage(initialLine);
    }

    /// `line` holds the whole request line.
    @Override
    protected String splitSecondWordInitialLine(byte[] line, int start, int length) {
        apart = line[start - 1] != ' ';
        return super.splitSecondWordInitialLine(line, start, length);
    }

    @Override
    protected String splitThirdWordInitialLine(byte[] line, int start, int length) {
        apart |= line[start - 1] != ' ';
        return super.splitThirdWordInitialLine(line, start, length);
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
        int from = in.readerIndex();
        early |= inHead && headBytes == 0 && in.isReadable() && isSkipped(in.getByte(from));
        super.decode(ctx, in, out);
        headBytes += in.readerIndex() - from;
        for (int i = before; i < out.size(); i++) {
            note(ctx, out.get(i));
        }
    }

    private static boolean isSkipped(byte first) {
        return (first >= 0 && first <= ' ') || first == 0x7f;
    }

    private void note(ChannelHandlerContext ctx, Object decoded) {
        if (decoded instanceof HttpRequest request
                && request.decoderResult() instanceof HttpMessageDecoderResult read) {
            upgradeAsked = ClientRequest.upgrade(request) != null;
            String leniency = leniency(request, read);
            if (leniency != null) {
                request.setDecoderResult(new LenientlyRead(leniency));
            }
            inHead = false;
            if (EmptyBody.maySettle(request)) {
                EmptyBody.behind(ctx);
            }
        }
        if (decoded instanceof LastHttpContent) {
            held = upgradeAsked;
            inHead = true;
            early = false;
            headBytes = 0;
        }
    }

    /// A head's lines are its request line, one for each header, and an empty one; each ends with two bytes.
    private @Nullable String leniency(HttpRequest request, HttpMessageDecoderResult read) {
        if (early) {
            return "a character before the request line";
        }
        int line = request.method().name().length() + request.uri().length() + "  HTTP/1.1".length();
        if (apart || read.initialLineLength() != line) {
            return "more than a space between two words of the request line";
        }
        int lines = 2 + request.headers().size();
        return headBytes == read.totalSize() + 2 * lines ? null : "a folded header";
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
