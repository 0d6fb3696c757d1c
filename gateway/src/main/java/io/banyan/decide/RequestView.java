package io.banyan.decide;

import java.util.List;

/// What a decision may see of a request; knows no server's types. Characters stand for bytes (ISO-8859-1),
/// so nothing is lost or decoded on the way in.
public interface RequestView {
    /// The method byte for byte: `GET` is a read, `get` is not.
    String method();

    /// The request target in origin form as it came (`/a%20b?x=[1]`), or `*`.
    String target();

    /// All values of a header in order, name in any case; empty when absent.
    List<String> header(String name);

    /// True when a header occurs, with whatever value, name in any case. Asked fifteen times a request, so a server
    /// that can say it without building a list should.
    default boolean has(String name) {
        return !header(name).isEmpty();
    }

    /// True with any Transfer-Encoding or a Content-Length other than 0.
    boolean hasBody();

    /// The client's address as text after the trust rules, IPv4 dotted or IPv6.
    String clientAddress();
}
