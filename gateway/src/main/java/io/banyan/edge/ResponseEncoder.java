package io.banyan.edge;

import io.banyan.upstream.HeadLines;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;

/// Writes answers to a client; told beforehand whether the request was a HEAD, whose answer ends with its head.
final class ResponseEncoder extends HttpResponseEncoder {
    private boolean head;

    void answersHead(boolean head) {
        this.head = head;
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
