package io.banyan.proxy;

import io.netty.handler.codec.http.HttpRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.http.server.reactive.SslInfo;
import org.springframework.http.support.Netty4HeadersAdapter;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Flux;

/// A read's head as Spring's filters see it; it has no body.
final class LaneRequest extends AbstractServerHttpRequest {
    private final HttpRequest head;

    /// @param uri the upstream's scheme and authority with the client's target
    LaneRequest(HttpRequest head, URI uri) {
        super(
                HttpMethod.valueOf(head.method().name()),
                uri,
                "",
                new HttpHeaders(new Netty4HeadersAdapter(head.headers())));
        this.head = head;
    }

    @Override
    protected MultiValueMap<String, HttpCookie> initCookies() {
        return new LinkedMultiValueMap<>();
    }

    @Override
    protected @Nullable SslInfo initSslInfo() {
        return null;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Spring declares it
    public <T> T getNativeRequest() {
        return (T) head;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.empty();
    }
}
