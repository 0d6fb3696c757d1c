package io.banyan.upstream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import java.util.List;

/// Decodes one upstream connection's answers, and lets no byte survive the end of one: whatever follows a complete
/// answer, or comes while none is awaited, is skipped and the connection closed, so that it can never begin the next
/// client's answer. A connection that said too much says nothing more, even while it is still closing, as it is for
/// a moment with TLS. The 1xx heads that precede an answer end nothing.
///
/// A malformed name never becomes another header, in either mode: strictly it makes the answer malformed, leniently its
/// line is left out. [LenientLines] has what else a lenient decoder takes.
final class ResponseDecoder extends HttpResponseDecoder {
    private final boolean lenient;
    private boolean awaiting;
    private boolean head;
    private boolean interim;
    private boolean upgraded;
    private boolean spent;

    ResponseDecoder(HttpDecoderConfig config) {
        super(config);
        this.lenient = !config.isStrictLineParsing();
    }

    /// Netty ends a name at white space, as at a colon: `X y: 1` would be `X: 1`. White space between a name and its
    /// colon is taken away, as RFC 9112 §5.1 asks of a proxy, but of a framing header nothing is guessed.
    @Override
    protected AsciiString splitHeaderName(byte[] line, int start, int length) {
        AsciiString name = super.splitHeaderName(line, start, length);
        int end = start + length;
        int colon = end;
        while (line[colon] == ' ' || line[colon] == '\t') {
            colon++;
        }
        boolean isName = line[colon] == ':';
        if (isName && colon > end && HeaderRules.framing(name)) {
            throw new IllegalArgumentException("white space behind the name of a framing header");
        }
        if (lenient) {
            return isName ? LenientLines.name(name) : LenientLines.LEFT_OUT;
        }
        if (!isName) {
            throw new IllegalArgumentException("white space in a header's name");
        }
        return name;
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        if (lenient) {
            clearContentLength();
            LenientLines.chunksWin(message);
        } else {
            super.handleTransferEncodingChunkedWithContentLength(message);
        }
    }

    /// A status has three digits; no control character in the words behind it goes on to a client (RFC 9112 §4).
    @Override
    protected HttpMessage createMessage(String[] initialLine) {
        if (initialLine[1].length() != 3 || !isPrintable(initialLine[2])) {
            throw new IllegalArgumentException("a malformed status line");
        }
        return super.createMessage(initialLine);
    }

    private static boolean isPrintable(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                return false;
            }
        }
        return true;
    }

    /// A request was sent and its answer is awaited; `head` true for HEAD, whose answers have no body.
    void expect(boolean head) {
        this.awaiting = true;
        this.head = head;
    }

    /// The upstream sent more than its answer: no other request may be sent on this connection.
    boolean spent() {
        return spent;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        boolean informational =
                message instanceof HttpResponse response && response.status().code() / 100 == 1;
        return head || informational || super.isContentAlwaysEmpty(message);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        if (upgraded) {
            super.decode(ctx, in, out);
            return;
        }
        if (!awaiting || spent) {
            refuseSurplus(ctx, in);
            return;
        }
        int before = out.size();
        super.decode(ctx, in, out);
        for (int i = before; i < out.size(); i++) {
            note(out.get(i));
        }
        if (!awaiting && !upgraded) {
            refuseSurplus(ctx, in);
        }
    }

    private void note(Object decoded) {
        if (decoded instanceof HttpResponse response) {
            int status = response.status().code();
            upgraded = status == 101;
            interim = status / 100 == 1 && !upgraded;
            tidy(response.headers());
        }
        if (decoded instanceof LastHttpContent last) {
            awaiting &= interim;
            tidy(last.trailingHeaders());
        }
    }

    private void tidy(HttpHeaders headers) {
        if (lenient && !headers.isEmpty()) {
            LenientLines.tidy(headers);
        }
    }

    private void refuseSurplus(ChannelHandlerContext ctx, ByteBuf in) {
        if (in.isReadable()) {
            spent = true;
            in.skipBytes(in.readableBytes());
            ctx.fireUserEventTriggered(Surplus.BYTES);
        }
    }

    /// Told to the connection's handler when an upstream sent more than its answer.
    enum Surplus {
        BYTES
    }
}
