package io.banyan.upstream;

import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;

/// The head of a request as an upstream gets it, and what the call must know of the rest.
public final class UpstreamRequest extends DefaultHttpRequest {
    private static final HttpHeadersFactory UNCHECKED =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);
    private final boolean repeatable;
    private final boolean bodyFollows;

    /// Without headers yet; those added are not checked, since they came from a decoder.
    ///
    /// @param target as it is sent, byte for byte
    /// @param repeatable it may be sent again when a kept connection turns out closed before its answer began
    /// @param bodyFollows false = the request ends with its head
    public UpstreamRequest(HttpMethod method, String target, boolean repeatable, boolean bodyFollows) {
        this(method, target, UNCHECKED, repeatable, bodyFollows);
    }

    /// The same with headers that are made elsewhere.
    public UpstreamRequest(
            HttpMethod method, String target, HttpHeadersFactory headers, boolean repeatable, boolean bodyFollows) {
        super(HttpVersion.HTTP_1_1, method, target, headers);
        this.repeatable = repeatable;
        this.bodyFollows = bodyFollows;
    }

    public boolean repeatable() {
        return repeatable;
    }

    public boolean bodyFollows() {
        return bodyFollows;
    }
}
