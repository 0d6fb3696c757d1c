package io.banyan.proxy;

import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.support.Netty4HeadersAdapter;
import reactor.core.publisher.Mono;

/// An answer's head as Spring's filters see it. Filters of the allowed list write no body; one that tries fails, and
/// LEGACY answers.
final class LaneResponse extends AbstractServerHttpResponse {
    private final HttpHeaders headers;
    private @Nullable HttpResponse upstream;

    LaneResponse() {
        this(DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders());
    }

    private LaneResponse(HttpHeaders headers) {
        super(
                DefaultDataBufferFactory.sharedInstance,
                new org.springframework.http.HttpHeaders(new Netty4HeadersAdapter(headers)));
        this.headers = headers;
    }

    /// Takes over what the upstream answered, before the filters look at it on the way back.
    void take(HttpResponse head) {
        upstream = head;
        headers.add(head.headers());
        setStatusCode(HttpStatusCode.valueOf(head.status().code()));
    }

    /// The head after all filters. The upstream's reason phrase stays with its status.
    HttpResponse head() {
        HttpStatusCode code = getStatusCode();
        if (upstream == null || code == null) {
            throw new IllegalStateException("a filter ended the exchange without asking the upstream");
        }
        HttpResponseStatus status =
                upstream.status().code() == code.value() ? upstream.status() : HttpResponseStatus.valueOf(code.value());
        return new DefaultHttpResponse(HttpVersion.HTTP_1_1, status, headers);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Spring declares it
    public <T> T getNativeResponse() {
        return (T) headers;
    }

    @Override
    protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> body) {
        return Mono.error(new UnsupportedOperationException("bodies do not pass through the lane"));
    }

    @Override
    protected Mono<Void> writeAndFlushWithInternal(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return Mono.error(new UnsupportedOperationException("bodies do not pass through the lane"));
    }

    @Override
    protected void applyStatusCode() {}

    @Override
    protected void applyHeaders() {}

    @Override
    protected void applyCookies() {}
}
