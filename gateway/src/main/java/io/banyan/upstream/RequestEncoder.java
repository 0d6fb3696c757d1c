package io.banyan.upstream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;
import java.nio.charset.StandardCharsets;

/// Writes the request line byte for byte as it was read: the target's characters stand for bytes (ISO-8859-1),
/// where Netty's own encoder would write UTF-8 and turn the byte E9 into C3 A9.
final class RequestEncoder extends HttpRequestEncoder {
    @Override
    protected void encodeInitialLine(ByteBuf out, HttpRequest request) {
        ByteBufUtil.writeAscii(out, request.method().name());
        out.writeByte(' ');
        out.writeCharSequence(request.uri(), StandardCharsets.ISO_8859_1);
        ByteBufUtil.writeAscii(out, " HTTP/1.1\r\n");
    }
}
