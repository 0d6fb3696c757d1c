package io.banyan.edge;

import io.banyan.upstream.Reset;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Writes one answer to one client, with the framing that this client understands. Names of headers are written as
/// servers usually do, for clients that look at their case.
final class Answer {
    private static final AsciiString TRANSFER_ENCODING = AsciiString.cached("Transfer-Encoding");
    private static final AsciiString CONTENT_LENGTH = AsciiString.cached("Content-Length");
    private static final AsciiString CONNECTION = AsciiString.cached("Connection");
    private final Channel client;
    private final @Nullable ResponseEncoder encoder;
    private final boolean head;
    private final boolean old;
    private boolean started;
    private boolean bodiless;
    private boolean delimitedByClose;
    private int status;
    private long bytes;

    Answer(Channel client, HttpRequest request) {
        this.client = client;
        this.encoder = client.pipeline().get(ResponseEncoder.class);
        this.head = HttpMethod.HEAD.equals(request.method());
        this.old = !request.protocolVersion().equals(HttpVersion.HTTP_1_1);
    }

    /// 1xx heads are passed on, but never to HTTP/1.0.
    void interim(HttpResponse response) {
        if (!old && !started) {
            response.headers().remove(HttpHeaderNames.CONTENT_LENGTH); // RFC 9110 §8.6
            client.writeAndFlush(new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1,
                    response.status(),
                    Unpooled.EMPTY_BUFFER,
                    response.headers(),
                    EmptyHttpHeaders.INSTANCE));
        }
    }

    /// Writes the final head; chooses the framing. False: the connection must end with this answer.
    boolean head(HttpResponse response, boolean keepAlive) {
        started = true;
        status = response.status().code();
        HttpHeaders headers = response.headers();
        bodiless = head || status == 204 || status == 205 || status == 304;
        withoutBody(headers);
        boolean keep = keepAlive;
        if (!bodiless && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)) {
            if (old) {
                keep = false;
                delimitedByClose = true;
            } else {
                headers.set(TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
            }
        }
        if (!keep) {
            headers.set(CONNECTION, HttpHeaderValues.CLOSE);
        } else if (old) {
            headers.set(CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
        if (encoder != null) {
            encoder.answersHead(head);
        }
        client.write(response);
        return keep;
    }

    /// A length behind which nothing comes makes some clients wait, and others see an error: none may be said with 204
    /// (RFC 9110 §8.6), none need be with 304, and 205 is empty (§15.3.6).
    private void withoutBody(HttpHeaders headers) {
        if (status == 204 || status == 304) {
            headers.remove(HttpHeaderNames.CONTENT_LENGTH);
        } else if (status == 205) {
            headers.set(CONTENT_LENGTH, HttpHeaderValues.ZERO);
        }
    }

    /// The 101 that turns the connection into a tunnel.
    void switching(HttpResponse response) {
        started = true;
        status = response.status().code();
        client.writeAndFlush(response);
    }

    /// Takes over the reference.
    ChannelFuture content(HttpContent content) {
        if (bodiless) {
            content.content().clear();
            if (content instanceof LastHttpContent end && !end.trailingHeaders().isEmpty()) {
                end.trailingHeaders().clear();
            }
        }
        bytes += content.content().readableBytes();
        return client.write(content);
    }

    /// A whole answer of Banyan's own; the connection ends with it.
    ChannelFuture refuse(Refusal refusal) {
        return refuse(refusal, EmptyHttpHeaders.INSTANCE);
    }

    /// The same with more headers.
    ChannelFuture refuse(Refusal refusal, HttpHeaders more) {
        started = true;
        status = refusal.status();
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                status == 508 ? new HttpResponseStatus(508, "Loop Detected") : HttpResponseStatus.valueOf(status),
                Unpooled.copiedBuffer(refusal.json(), StandardCharsets.UTF_8),
                DefaultHttpHeadersFactory.headersFactory(),
                DefaultHttpHeadersFactory.trailersFactory());
        response.headers()
                .set("Content-Type", "application/problem+json")
                .set("Content-Length", response.content().readableBytes())
                .set("Connection", "close");
        if (refusal.retryAfter() > 0) {
            response.headers().set("Retry-After", refusal.retryAfter());
        }
        if (status == 401) {
            response.headers().set("WWW-Authenticate", refusal.proof()).set("Cache-Control", "private, no-store");
        }
        response.headers().add(more);
        if (head) {
            response.content().clear();
        }
        bytes = response.content().readableBytes();
        if (encoder != null) {
            encoder.answersHead(head);
        }
        return client.writeAndFlush(response);
    }

    /// Ends the connection so that the client cannot take what it has for a whole answer.
    void cut() {
        if (delimitedByClose) {
            Reset.on(client);
        } else {
            client.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(io.netty.channel.ChannelFutureListener.CLOSE);
        }
    }

    void flush() {
        client.flush();
    }

    boolean started() {
        return started;
    }

    int status() {
        return status;
    }

    long bytes() {
        return bytes;
    }
}
