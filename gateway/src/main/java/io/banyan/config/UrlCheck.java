package io.banyan.config;

import io.banyan.upstream.BadUrl;
import io.banyan.upstream.UpstreamUrl;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Written;
import org.jspecify.annotations.Nullable;

/// The URL of an upstream as a route file writes it.
final class UrlCheck {
    private UrlCheck() {}

    /// Null where none was written, and after a report.
    static @Nullable UpstreamUrl check(@Nullable Written written, Problems problems) {
        if (written == null) {
            return null;
        }
        try {
            return UpstreamUrl.of(written.text());
        } catch (BadUrl bad) {
            problems.add(rule(bad.part()), shown(written), bad.more());
            return null;
        }
    }

    private static Rule rule(BadUrl.Part part) {
        return switch (part) {
            case URL -> Rule.URL;
            case SCHEME -> Rule.URL_SCHEME;
            case USERINFO -> Rule.URL_USERINFO;
            case QUERY -> Rule.URL_QUERY;
            case PATH -> Rule.URL_PATH;
            case HOST -> Rule.URL_HOST;
            case PORT -> Rule.URL_PORT;
        };
    }

    /// A password must not come back in a message.
    private static Written shown(Written written) {
        String text = written.text();
        int at = text.lastIndexOf('@');
        int slashes = text.indexOf("//");
        String scheme = slashes < 0 || slashes > at ? "" : text.substring(0, slashes + 2);
        return at < 0 ? written : new Written(scheme + "..." + text.substring(at), written.line(), written.key());
    }
}
