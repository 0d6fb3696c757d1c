package io.banyan.edge;

import io.netty.util.AsciiString;

/// Names of headers that say how a request came, as we write them. Their hashes are known: looking one up among a
/// request's headers costs next to nothing.
final class ForwardedHeaders {
    static final AsciiString FOR = AsciiString.cached("X-Forwarded-For");
    static final AsciiString PROTO = AsciiString.cached("X-Forwarded-Proto");
    static final AsciiString HOST = AsciiString.cached("X-Forwarded-Host");
    static final AsciiString PORT = AsciiString.cached("X-Forwarded-Port");
    static final AsciiString FORWARDED = AsciiString.cached("Forwarded");
    static final AsciiString REAL_IP = AsciiString.cached("X-Real-IP");
    static final AsciiString HOP = AsciiString.cached("X-Banyan-Hop");

    private ForwardedHeaders() {}
}
