package io.banyan.edge;

import io.banyan.upstream.HeaderRules;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/// Keeps a request's trailers from saying what only its head may say, and what not even that may.
final class TrailerRules {
    private TrailerRules() {}

    static HttpContent apply(HttpContent content) {
        if (content instanceof LastHttpContent last && !last.trailingHeaders().isEmpty()) {
            for (String name : List.copyOf(last.trailingHeaders().names())) {
                if (HeaderRules.neverInTrailers(name)) {
                    last.trailingHeaders().remove(name);
                }
            }
        }
        return content;
    }
}
