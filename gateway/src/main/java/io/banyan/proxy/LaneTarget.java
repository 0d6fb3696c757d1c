package io.banyan.proxy;

import java.net.URI;
import java.util.Objects;

/// A request target as Spring's filters see it, and back: what no filter changed goes on byte for byte.
///
/// A lenient route's query may hold `|`, which java.net.URI refuses: it is shown as `%7C`, and if the query comes
/// back unchanged the client's own bytes are sent.
record LaneTarget(String path, String query, String shownQuery) {
    /// Where filters think that it goes: none of those allowed looks at it, and java.net.URI has no host for every name
    /// that an upstream may have (`events_view`).
    static final String ANY_HOST = "http://upstream";

    static LaneTarget of(String target) {
        int mark = target.indexOf('?');
        String query = mark < 0 ? "" : target.substring(mark);
        String shown = query.isEmpty() ? "" : query.substring(1).replace("|", "%7C");
        return new LaneTarget(mark < 0 ? target : target.substring(0, mark), query, shown);
    }

    URI uri() {
        return URI.create(ANY_HOST + path + (query.isEmpty() ? "" : "?" + shownQuery));
    }

    /// The target to send. A filter that took the whole path leaves `/`, as in any URI.
    String after(URI filtered) {
        String raw = Objects.requireNonNullElse(filtered.getRawQuery(), "");
        String suffix = raw.equals(shownQuery) ? query : raw.isEmpty() ? "" : "?" + raw;
        String rawPath = Objects.requireNonNullElse(filtered.getRawPath(), "");
        return (rawPath.isEmpty() ? "/" : rawPath) + suffix;
    }
}
