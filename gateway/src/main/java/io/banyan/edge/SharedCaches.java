package io.banyan.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whether a cache that serves several clients may keep an answer (RFC 9111 §3 and §3.5): then nothing may stand in it
/// that is one client's own.
final class SharedCaches {
    /// Statuses that a cache may keep although nothing is said of caching (RFC 9110 §15.1, RFC 7725 §3).
    private static final Set<Integer> KEPT_ANYWAY =
            Set.of(200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 451, 501);

    private static final List<String> SPEAKING = List.of("Cache-Control", "Expires", "Pragma");

    /// What speaks to some caches only, which then do not look at `Cache-Control` (RFC 9213 §2.2); beside them every
    /// name that ends in `-CDN-Cache-Control`.
    private static final List<String> TARGETED =
            List.of("CDN-Cache-Control", "Surrogate-Control", "Edge-Control", "X-Accel-Expires");

    private static final String OF_A_CDN = "-cdn-cache-control";

    private SharedCaches() {}

    /// Makes an answer one that only its client may keep, where it says nothing about caching at all: one GET is no
    /// loss to a shared cache that was told nothing.
    ///
    /// @param change it may be made so
    /// @return whether no shared cache may keep it now
    static boolean keptFrom(ClientRequest request, HttpResponse answer, boolean change) {
        if (!mayKeep(request, answer)) {
            return true;
        }
        HttpHeaders headers = answer.headers();
        if (!change
                || answer.status().code() == 304
                || SPEAKING.stream().anyMatch(headers::contains)
                || isTargeted(headers)) {
            return false;
        }
        headers.set("Cache-Control", "private");
        return true;
    }

    /// Says yes in doubt.
    static boolean mayKeep(ClientRequest request, HttpResponse answer) {
        HttpHeaders headers = answer.headers();
        if (isTargeted(headers)) {
            return isKeptByMethod(request, headers);
        }
        String control =
                String.join(",", headers.getAll(HttpHeaderNames.CACHE_CONTROL)).toLowerCase(Locale.ROOT);
        if (has(control, "no-store") || has(control, "private")) {
            return false;
        }
        boolean allowed = has(control, "public") || has(control, "s-maxage") || has(control, "must-revalidate");
        if (request.has("Authorization") && !allowed) {
            return false;
        }
        boolean explicit = allowed || has(control, "max-age") || headers.contains(HttpHeaderNames.EXPIRES);
        int status = answer.status().code();
        boolean anyway = !request.method().equals("POST") && (status == 304 || KEPT_ANYWAY.contains(status));
        return (explicit || anyway) && isKeptByMethod(request, headers);
    }

    private static boolean isKeptByMethod(ClientRequest request, HttpHeaders answer) {
        return switch (request.method()) {
            case "GET", "HEAD" -> true;
            case "POST" -> answer.contains(HttpHeaderNames.CONTENT_LOCATION);
            default -> false;
        };
    }

    private static boolean isTargeted(HttpHeaders headers) {
        if (TARGETED.stream().anyMatch(headers::contains)) {
            return true;
        }
        for (String name : headers.names()) {
            if (name.toLowerCase(Locale.ROOT).endsWith(OF_A_CDN)) {
                return true;
            }
        }
        return false;
    }

    /// A directive by itself, with or without an argument; `private="x"` is none that keeps the whole answer away.
    private static boolean has(String control, String directive) {
        for (String name : directives(control)) {
            if (name.equals(directive) || (name.startsWith(directive + "=") && !directive.equals("private"))) {
                return true;
            }
        }
        return false;
    }

    /// One by one; a comma within quotes parts none.
    private static List<String> directives(String control) {
        List<String> all = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < control.length(); i++) {
            char c = control.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                all.add(control.substring(from, i).strip());
                from = i + 1;
            }
        }
        all.add(control.substring(from).strip());
        return all;
    }
}
