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
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Flux;

/// A read's head as Spring's filters see it; it has no body.
final class LaneRequest extends AbstractServerHttpRequest {
    private final HttpRequest head;

    /// @param uri the upstream's scheme and authority with the client's target
    LaneRequest(HttpRequest head, URI uri) {
        super(HttpMethod.valueOf(head.method().name()), uri, "", headers(head));
        this.head = head;
    }

    /// A copy: an adapter lists a header under each spelling of its name, and filters' copies of it double the values.
    private static HttpHeaders headers(HttpRequest head) {
        HttpHeaders headers = new HttpHeaders();
        head.headers().forEach(header -> headers.add(header.getKey(), header.getValue()));
        return headers;
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
