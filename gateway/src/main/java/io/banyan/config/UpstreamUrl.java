package io.banyan.config;

import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Written;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The URL of an upstream: http or https, a host, a port or none; no user, path, query or fragment.
/// `http://events-view:8080` and `https://events.example.com/` are such; the closing slash is dropped.
final class UpstreamUrl {
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?\\.?|\\[[0-9A-Fa-f:.]+]");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(?!$)|$)){4}");

    private final Written written;
    private final Problems problems;

    private UpstreamUrl(Written written, Problems problems) {
        this.written = written;
        this.problems = problems;
    }

    /// Null after a report.
    static @Nullable URI check(@Nullable Written written, Problems problems) {
        return written == null ? null : new UpstreamUrl(written, problems).checked();
    }

    private @Nullable URI checked() {
        URI url;
        try {
            url = new URI(written.text());
        } catch (URISyntaxException malformed) {
            return refuse(Rule.URL, malformed.getReason().toLowerCase(Locale.ROOT));
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        String authority = url.getRawAuthority();
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return refuse(Rule.URL_SCHEME, "http://" + bare(authority == null ? written.text() : authority));
        }
        if (authority == null) {
            return refuse(Rule.URL, "it names no host");
        }
        return authority(url, scheme, authority);
    }

    private @Nullable URI authority(URI url, String scheme, String authority) {
        String root = scheme + "://" + authority.substring(authority.lastIndexOf('@') + 1);
        if (authority.indexOf('@') >= 0) {
            return refuse(Rule.URL_USERINFO, root);
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            return refuse(Rule.URL_QUERY, root);
        }
        if (!url.getRawPath().isEmpty() && !url.getRawPath().equals("/")) {
            return refuse(Rule.URL_PATH, root);
        }
        int colon = authority.lastIndexOf(':') > authority.lastIndexOf(']') ? authority.lastIndexOf(':') : -1;
        String host = colon < 0 ? authority : authority.substring(0, colon);
        if (!HOST.matcher(host).matches()) {
            return refuse(Rule.URL_HOST, "write a host name, an IPv4 address or an IPv6 address in []");
        }
        if (unreachable(host)) {
            return refuse(Rule.URL_HOST, "write the address that others use, such as 127.0.0.1");
        }
        if (colon >= 0 && !port(authority.substring(colon + 1))) {
            return refuse(Rule.URL_PORT);
        }
        return URI.create(root);
    }

    private static boolean unreachable(String host) {
        boolean wildcard = host.equals("0.0.0.0") || host.equals("[::]");
        return wildcard
                || (NUMBERS.matcher(host).matches() && !IPV4.matcher(host).matches());
    }

    private static boolean port(String digits) {
        return digits.matches("[0-9]{1,5}") && Integer.parseInt(digits) >= 1 && Integer.parseInt(digits) <= 65_535;
    }

    /// What may have been meant by `events-view:8080` or `tcp:events-view`.
    private static String bare(String text) {
        String host = text.substring(text.lastIndexOf('@') + 1).replaceFirst("^[a-z]+:/*(?=[A-Za-z])|^/+", "");
        return host.isEmpty() ? "events-view:8080" : host;
    }

    private @Nullable URI refuse(Rule rule, String... more) {
        problems.add(rule, shown(), more);
        return null;
    }

    /// A password must not come back in a message.
    private Written shown() {
        String text = written.text();
        int at = text.lastIndexOf('@');
        int slashes = text.indexOf("//");
        String scheme = slashes < 0 || slashes > at ? "" : text.substring(0, slashes + 2);
        return at < 0 ? written : new Written(scheme + "..." + text.substring(at), written.line(), written.key());
    }
}
