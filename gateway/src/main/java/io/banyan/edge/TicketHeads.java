package io.banyan.edge;

import io.banyan.freshness.Demand;
import io.banyan.freshness.FreshnessRule;
import io.banyan.freshness.Ticket;
import io.banyan.freshness.TicketKeys;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tickets in heads: taken off a request, so that neither side sees them, and put on an answer.
///
/// @param carried where clients carry them
/// @param secure the client came by TLS: the cookie then has a name that only TLS can set
record TicketHeads(FreshnessRule.Carried carried, boolean secure) {
    static final AsciiString HEADER = AsciiString.cached("Banyan-Ticket");

    private static final String NAME = "banyan-ticket";
    private static final String SECURE_NAME = "__Host-" + NAME;

    /// The most that are looked at; whoever sends more has a bad one among them.
    private static final int MOST = 8;

    private String cookieName() {
        return secure ? SECURE_NAME : NAME;
    }

    /// Takes every ticket off a request's head, wherever it stands.
    ///
    /// @return what they ask together; those that are not good are left out
    Demand take(HttpHeaders headers, TicketKeys keys, Instant now, @Nullable Duration mostAge) {
        List<String> found = List.of();
        if (headers.contains(HEADER)) {
            found = carried.header() ? headers.getAll(HEADER) : found;
            headers.remove(HEADER);
        }
        for (String cookies : headers.getAll(HttpHeaderNames.COOKIE)) {
            if (cookies.contains(NAME)) {
                found = new ArrayList<>(found);
                takeCookies(headers, found);
                break;
            }
        }
        return found.isEmpty() && mostAge == null ? Demand.NONE : read(found, keys, now, mostAge);
    }

    private static Demand read(List<String> found, TicketKeys keys, Instant now, @Nullable Duration mostAge) {
        Ticket all = null;
        boolean spoilt = found.size() > MOST;
        for (String text : found.subList(0, Math.min(MOST, found.size()))) {
            Ticket ticket = keys.read(text, now);
            spoilt |= ticket == null;
            all = ticket == null || all == null ? (all == null ? ticket : all) : all.and(ticket);
        }
        return new Demand(all, spoilt, mostAge);
    }

    private void takeCookies(HttpHeaders headers, List<String> found) {
        List<String> left = new ArrayList<>();
        for (String header : headers.getAll(HttpHeaderNames.COOKIE)) {
            String rest = header.contains(NAME) ? without(header, found) : header;
            if (!rest.isBlank()) {
                left.add(rest);
            }
        }
        String name = nameOf(headers);
        headers.remove(HttpHeaderNames.COOKIE);
        left.forEach(rest -> headers.add(name, rest));
    }

    /// As the client spells it.
    private static String nameOf(HttpHeaders headers) {
        var all = headers.iteratorCharSequence();
        while (all.hasNext()) {
            CharSequence name = all.next().getKey();
            if (HttpHeaderNames.COOKIE.contentEqualsIgnoreCase(name)) {
                return name.toString();
            }
        }
        return "Cookie";
    }

    /// The other cookies of a header, byte for byte and in order.
    private String without(String header, List<String> found) {
        StringBuilder rest = new StringBuilder(header.length());
        for (String pair : header.split(";", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? "" : pair.substring(0, equals).strip();
            if (!name.equals(NAME) && !name.equals(SECURE_NAME)) {
                rest.append(rest.isEmpty() ? "" : ";").append(rest.isEmpty() ? pair.stripLeading() : pair);
            } else if (name.equals(cookieName()) && carried.cookie()) {
                found.add(pair.substring(equals + 1).strip());
            }
        }
        return rest.toString();
    }

    /// Puts a ticket on an answer.
    void put(HttpHeaders headers, String text, Duration life) {
        if (carried.cookie()) {
            long seconds = life.plusMillis(999).toSeconds();
            headers.add(
                    "Set-Cookie",
                    cookieName() + "=" + text + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax"
                            + (secure ? "; Secure" : ""));
        }
        if (carried.header()) {
            headers.set(HEADER, text);
        }
    }
}
