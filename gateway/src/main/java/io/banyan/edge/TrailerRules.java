package io.banyan.edge;

import io.banyan.upstream.HeaderRules;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// Keeps trailers from saying what only a head may say, and what not even that may.
final class TrailerRules {
    private TrailerRules() {}

    /// A piece of a request's body, which may be its end.
    static HttpContent ofRequest(HttpContent content, HttpRequest head) {
        if (content instanceof LastHttpContent last && !last.trailingHeaders().isEmpty()) {
            Set<String> nominated = RequestHeads.nominated(head.headers());
            removeIf(
                    last.trailingHeaders(),
                    name -> HeaderRules.neverInTrailers(name) || nominated.contains(name.toLowerCase(Locale.ROOT)));
        }
        return content;
    }

    /// An answer's: what is of one hop, or of framing, ends here as in its head.
    ///
    /// @param nominated by the head's `Connection`, in lower case
    static void ofAnswer(HttpHeaders trailers, Set<String> nominated) {
        removeIf(
                trailers,
                name -> HeaderRules.hopByHop(name)
                        || HeaderRules.framing(name)
                        || nominated.contains(name.toLowerCase(Locale.ROOT)));
    }

    static void removeIf(HttpHeaders trailers, Predicate<String> unfit) {
        for (String name : List.copyOf(trailers.names())) {
            if (unfit.test(name)) {
                trailers.remove(name);
            }
        }
    }
}
