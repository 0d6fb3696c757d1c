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
    private static final byte[] NOTHING = {};

    private final boolean repeatable;
    private final boolean bodyFollows;
    private byte[] body = NOTHING;
    private String clientAddress = "";

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

    /// Gives it the whole of its body, which is sent with the head, and again with a repetition.
    public void carry(byte[] whole) {
        body = whole;
    }

    /// What is sent with the head; empty = nothing, or it follows.
    byte[] body() {
        return body;
    }

    /// Says for whom it is.
    ///
    /// @param address of the client, after the trust rules
    public void from(String address) {
        clientAddress = address;
    }

    /// For whom it is; empty = nobody knows.
    public String clientAddress() {
        return clientAddress;
    }

    /// False = it ends with its head and what it carries.
    public boolean bodyFollows() {
        return bodyFollows;
    }
}
