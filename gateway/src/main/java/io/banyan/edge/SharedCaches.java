package io.banyan.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whether a cache that serves several clients may keep an answer (RFC 9111 §3 and §3.5): then nothing may stand in it
/// that is one client's own.
final class SharedCaches {
    /// Statuses that a cache may keep although nothing is said of caching (RFC 9110 §15.1).
    private static final Set<Integer> KEPT_ANYWAY = Set.of(200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501);

    private static final List<String> SPEAKING =
            List.of("Cache-Control", "Expires", "Pragma", "CDN-Cache-Control", "Surrogate-Control");

    private SharedCaches() {}

    /// Makes an answer one that only its client may keep, where it says nothing about caching at all: one GET is no
    /// loss to a shared cache that was told nothing.
    ///
    /// @return whether no shared cache may keep it now
    static boolean keptFrom(ClientRequest request, HttpResponse answer) {
        if (!mayKeep(request, answer)) {
            return true;
        }
        HttpHeaders headers = answer.headers();
        if (answer.status().code() == 304 || SPEAKING.stream().anyMatch(headers::contains)) {
            return false;
        }
        headers.set("Cache-Control", "private");
        return true;
    }

    /// Says yes in doubt.
    static boolean mayKeep(ClientRequest request, HttpResponse answer) {
        HttpHeaders headers = answer.headers();
        String control =
                String.join(",", headers.getAll(HttpHeaderNames.CACHE_CONTROL)).toLowerCase(Locale.ROOT);
        if (has(control, "no-store") || has(control, "private")) {
            return false;
        }
        boolean allowed = has(control, "public") || has(control, "s-maxage") || has(control, "must-revalidate");
        if (request.has("Authorization") && !allowed) {
            return false;
        }
        boolean explicit = allowed
                || has(control, "max-age")
                || headers.contains(HttpHeaderNames.EXPIRES)
                || headers.contains("CDN-Cache-Control")
                || headers.contains("Surrogate-Control");
        int status = answer.status().code();
        return switch (request.method()) {
            case "GET", "HEAD" -> explicit || status == 304 || KEPT_ANYWAY.contains(status);
            case "POST" -> explicit && headers.contains(HttpHeaderNames.CONTENT_LOCATION);
            default -> false;
        };
    }

    /// A directive by itself, with or without an argument; `private="x"` is none that keeps the whole answer away.
    private static boolean has(String control, String directive) {
        for (String said : control.split(",", -1)) {
            String name = said.strip();
            if (name.equals(directive) || (name.startsWith(directive + "=") && !directive.equals("private"))) {
                return true;
            }
        }
        return false;
    }
}
