package io.banyan.browser;

import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Puts into words what a visitor sees, without what differs from one visit to the next.
///
/// @param origin shown as `{origin}`
record Sight(String origin) {
    private static final Pattern TOKEN = Pattern.compile("(name=\"_csrf\" value=\")[^\"]+");
    private static final Pattern ANSWERED_NOW = Pattern.compile("(\"memberId\":7,[^}]*\"answeredAt\":\")[^\"]+");
    private static final Pattern TOLD_NOW = Pattern.compile("(\"timestamp\":\")[^\"]+");
    private static final Pattern TICKING = Pattern.compile("(<[a-z]+ id=\"live-(?:state|ticks)\">)[^<]*");

    /// Of one connection, of one moment, or of the bytes of a page with a token in it.
    private static final Set<String> PASSING = Set.of("connection", "keep-alive", "transfer-encoding", "date", "etag");

    /// What both sides of the API promise; the monolith's other headers are its own.
    private static final Set<String> API = Set.of("content-type", "content-length", "cache-control", "location");

    /// The answers of a navigation: status, address and headers of each.
    String of(List<Response> way) {
        return way.stream().map(this::of).collect(Collectors.joining());
    }

    /// Of a 304 no more than that: what else it repeats is left to each server.
    String of(Answer answer) {
        if (answer.status() == 304) {
            return "304";
        }
        var headers = new TreeMap<>(answer.headers());
        headers.keySet().retainAll(API);
        if (ANSWERED_NOW.matcher(answer.text()).find()
                || TOLD_NOW.matcher(answer.text()).find()) {
            // Some moments are written with fewer digits than others.
            headers.remove("content-length");
        }
        return "%d%n%s%s%n".formatted(answer.status(), lines(headers), masked(answer.text()));
    }

    static String of(Cookie cookie) {
        return "domain %s, path %s, %s, http-only %s, secure %s, same-site %s"
                .formatted(
                        cookie.domain,
                        cookie.path,
                        cookie.expires > 0 ? "lasting" : "until the browser closes",
                        cookie.httpOnly,
                        cookie.secure,
                        cookie.sameSite);
    }

    String masked(String text) {
        String seen = text.replace(origin, "{origin}");
        seen = TOKEN.matcher(seen).replaceAll("$1{token}");
        seen = TOLD_NOW.matcher(seen).replaceAll("$1{now}");
        seen = TICKING.matcher(seen).replaceAll("$1{now}");
        return ANSWERED_NOW.matcher(seen).replaceAll("$1{now}");
    }

    private String of(Response response) {
        var headers = new TreeMap<>(response.headers());
        headers.keySet().removeAll(PASSING);
        return "%d %s%n%s".formatted(response.status(), masked(response.url()), lines(headers));
    }

    private String lines(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> "%s: %s%n".formatted(header.getKey(), masked(header.getValue())))
                .collect(Collectors.joining());
    }
}
