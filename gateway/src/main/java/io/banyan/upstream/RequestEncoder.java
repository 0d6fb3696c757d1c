package io.banyan.upstream;

import io.netty.buffer.ByteBuf;
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

    @Override
    protected void encodeHeaders(HttpHeaders headers, ByteBuf out) {
        HeadLines.begin().headers(headers).to(out);
    }
}
