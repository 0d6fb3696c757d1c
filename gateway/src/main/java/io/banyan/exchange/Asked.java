package io.banyan.exchange;

import org.jspecify.annotations.Nullable;

/// What a request was, in its client's words. Clients write what they like: nothing here is bounded, and a target may
/// hold a user and a password.
///
/// @param target raw
/// @param host as the client named it, `www.example.com:8443`; null = it named none, or none that could be one
/// @param protocol `HTTP/1.0`, `HTTP/1.1` or `HTTP/2`; null = it could not be told
/// @param traceId 32 hexadecimal digits of its `traceparent`; null = it had none that is valid
public record Asked(
        String method,
        String target,
        @Nullable String host,
        @Nullable String protocol,
        @Nullable String traceId) {}
