package io.banyan.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.AsciiString;
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

    private static final AsciiString CACHE_CONTROL = AsciiString.cached("Cache-Control");
    private static final AsciiString PRIVATE = AsciiString.cached("private");
    private static final AsciiString[] SPEAKING = {CACHE_CONTROL, HttpHeaderNames.EXPIRES, HttpHeaderNames.PRAGMA};

    /// What speaks to some caches only, which then do not look at `Cache-Control` (RFC 9213 §2.2); beside them every
    /// name that ends in `-CDN-Cache-Control`.
    private static final AsciiString[] TARGETED = {
        AsciiString.cached("CDN-Cache-Control"),
        AsciiString.cached("Surrogate-Control"),
        AsciiString.cached("Edge-Control"),
        AsciiString.cached("X-Accel-Expires")
    };

    private static final AsciiString OF_A_CDN = AsciiString.cached("-cdn-cache-control");

    private SharedCaches() {}

    /// Makes an answer one that only its client may keep, where it says nothing about caching at all: one GET is no
    /// loss to a shared cache that was told nothing.
    ///
    /// @param change it may be made so
    /// @return whether no shared cache may keep it now
    static boolean keptFrom(ClientRequest request, HttpResponse answer, boolean change) {
        HttpHeaders headers = answer.headers();
        boolean targeted = isTargeted(headers);
        if (!mayKeep(request, answer, targeted)) {
            return true;
        }
        if (!change || targeted || answer.status().code() == 304 || hasOneOf(SPEAKING, headers)) {
            return false;
        }
        headers.set(CACHE_CONTROL, PRIVATE);
        return true;
    }

    /// Says yes in doubt.
    static boolean mayKeep(ClientRequest request, HttpResponse answer) {
        return mayKeep(request, answer, isTargeted(answer.headers()));
    }

    private static boolean mayKeep(ClientRequest request, HttpResponse answer, boolean targeted) {
        HttpHeaders headers = answer.headers();
        if (targeted) {
            return isKeptByMethod(request, headers);
        }
        List<String> control = directives(headers);
        if (has(control, "no-store") || has(control, "private")) {
            return false;
        }
        boolean allowed = has(control, "public") || has(control, "s-maxage") || has(control, "must-revalidate");
        if (request.head().headers().contains(HttpHeaderNames.AUTHORIZATION) && !allowed) {
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
        if (hasOneOf(TARGETED, headers)) {
            return true;
        }
        var all = headers.iteratorCharSequence();
        while (all.hasNext()) {
            CharSequence name = all.next().getKey();
            int before = name.length() - OF_A_CDN.length();
            if (before >= 0 && AsciiString.regionMatches(name, true, before, OF_A_CDN, 0, OF_A_CDN.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasOneOf(AsciiString[] names, HttpHeaders headers) {
        for (AsciiString name : names) {
            if (headers.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /// A directive by itself, with or without an argument; `private="x"` is none that keeps the whole answer away.
    private static boolean has(List<String> control, String directive) {
        for (int i = 0; i < control.size(); i++) { // most say nothing, and an iterator would be made for that
            String name = control.get(i);
            if (name.equals(directive) || (name.startsWith(directive + "=") && !directive.equals("private"))) {
                return true;
            }
        }
        return false;
    }

    /// Those of `Cache-Control` one by one, in small letters; a comma within quotes parts none.
    private static List<String> directives(HttpHeaders headers) {
        if (!headers.contains(CACHE_CONTROL)) {
            return List.of();
        }
        String control = String.join(",", headers.getAll(CACHE_CONTROL)).toLowerCase(Locale.ROOT);
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
