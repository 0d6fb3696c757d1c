package io.banyan.edge;

import io.banyan.freshness.Demand;
import io.banyan.freshness.FreshnessRule;
import io.banyan.freshness.Ticket;
import io.banyan.freshness.TicketKeys;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Tickets in heads: taken off a request, so that neither side sees them, and put on an answer. By TLS the cookie has
/// a name that only TLS can set. Safe for any thread.
public final class TicketHeads {
    static final AsciiString HEADER = AsciiString.cached("Banyan-Ticket");

    private static final String NAME = "banyan-ticket";
    private static final String READ_NAME = NAME + "-read";
    private static final String SECURE = "__Host-";
    private static final AsciiString SET_COOKIE = AsciiString.cached("Set-Cookie");

    /// The most that are looked at; whoever sends more has a bad one among them.
    private static final int MOST = 8;

    /// Which of a client's tickets one takes the place of. A write's and a read's have a cookie each: a slow read is
    /// answered after a write that it knows nothing of, and must not replace that one's ticket.
    enum Place {
        WRITE(List.of(NAME)),
        READ(List.of(READ_NAME)),
        BOTH(List.of(NAME, READ_NAME));

        @SuppressWarnings("ImmutableEnumChecker") // an immutable list
        private final List<String> cookies;

        Place(List<String> cookies) {
            this.cookies = cookies;
        }
    }

    private final FreshnessRule.Carried carried;
    private final Supplier<TicketKeys> keys;
    private volatile @Nullable Cookie last;

    /// @param carried where clients carry them
    /// @param keys those in force
    public TicketHeads(FreshnessRule.Carried carried, Supplier<TicketKeys> keys) {
        this.carried = carried;
        this.keys = keys;
    }

    /// Those in force now.
    TicketKeys keys() {
        return keys.get();
    }

    /// False for most heads, which hold none.
    static boolean mayBeIn(HttpHeaders headers) {
        return headers.contains(HEADER) || isInCookie(headers);
    }

    private static boolean isInCookie(HttpHeaders headers) {
        Iterator<? extends CharSequence> all = headers.valueCharSequenceIterator(HttpHeaderNames.COOKIE);
        while (all.hasNext()) {
            if (all.next().toString().contains(NAME)) {
                return true;
            }
        }
        return false;
    }

    /// Takes every ticket off a request's head, wherever it stands.
    ///
    /// @param secure the client came by TLS
    /// @return what they ask together; those that are not good are left out
    Demand take(HttpHeaders headers, boolean secure, Instant now, @Nullable Duration mostAge) {
        Found found = new Found(new ArrayList<>(0), new ArrayList<>(0));
        if (headers.contains(HEADER)) {
            if (carried.header()) {
                found.own.addAll(headers.getAll(HEADER));
            }
            headers.remove(HEADER);
        }
        if (isInCookie(headers)) {
            takeCookies(headers, secure, found);
        }
        return read(found, keys(), now, mostAge);
    }

    /// As they were carried.
    ///
    /// @param own by the names that are ours here
    /// @param plain under https by the name of http, which whoever can write to the site's http may have set
    private record Found(List<String> own, List<String> plain) {}

    private static Demand read(Found found, TicketKeys keys, Instant now, @Nullable Duration mostAge) {
        Demand all = new Demand(null, found.own.size() > MOST, mostAge);
        for (String text : found.own.subList(0, Math.min(MOST, found.own.size()))) {
            Ticket ticket = keys.read(text, now);
            all = ticket == null ? new Demand(all.ticket(), true, mostAge) : all.and(ticket);
        }
        for (String text : found.plain.subList(0, Math.min(MOST, found.plain.size()))) {
            Ticket ticket = keys.read(text, now);
            all = ticket == null ? all : all.and(ticket);
        }
        return all;
    }

    /// Each header stays where it is, unless it held nothing else.
    private void takeCookies(HttpHeaders headers, boolean secure, Found found) {
        boolean empty = false;
        List<Map.Entry<CharSequence, CharSequence>> left = new ArrayList<>();
        var all = headers.iteratorCharSequence();
        while (all.hasNext()) {
            var header = all.next();
            if (HttpHeaderNames.COOKIE.contentEqualsIgnoreCase(header.getKey())) {
                String before = header.getValue().toString();
                String rest = before.contains(NAME) ? without(before, secure, found) : before;
                if (!rest.equals(before)) {
                    header.setValue(rest);
                }
                if (rest.isBlank()) {
                    empty = true;
                } else {
                    left.add(Map.entry(header.getKey(), rest));
                }
            }
        }
        if (empty) {
            headers.remove(HttpHeaderNames.COOKIE);
            left.forEach(header -> headers.add(header.getKey(), header.getValue()));
        }
    }

    /// The other cookies of a header, byte for byte and in order.
    private String without(String header, boolean secure, Found found) {
        StringBuilder rest = new StringBuilder(header.length());
        for (String pair : header.split(";", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? "" : pair.substring(0, equals).strip();
            boolean hostOnly = name.startsWith(SECURE);
            String bare = hostOnly ? name.substring(SECURE.length()) : name;
            if (!Place.BOTH.cookies.contains(bare)) {
                rest.append(rest.isEmpty() ? "" : ";").append(rest.isEmpty() ? pair.stripLeading() : pair);
            } else if (hostOnly == secure && carried.cookie()) {
                found.own.add(pair.substring(equals + 1).strip());
            } else if (secure && carried.cookie()) {
                found.plain.add(pair.substring(equals + 1).strip());
            }
        }
        return rest.toString();
    }

    /// Puts a ticket on an answer.
    ///
    /// @param text as [TicketKeys] writes it
    /// @param life after which clients forget it
    void put(HttpHeaders headers, boolean secure, Place place, String text, Duration life) {
        if (carried.cookie()) {
            long seconds = life.plusMillis(999).toSeconds();
            for (String name : place.cookies) {
                headers.add(cookie(secure ? SECURE + name : name, text, seconds));
            }
        }
        if (carried.header()) {
            headers.set(HEADER, text);
        }
    }

    /// Many clients in turn get the same one, as they get the same ticket: the last is remembered. As headers, since
    /// Netty checks a value that it is given character by character, and copies what other headers hold.
    private HttpHeaders cookie(String name, String text, long seconds) {
        Cookie cookie = last;
        if (cookie == null || !cookie.text.equals(text) || cookie.seconds != seconds || !cookie.name.equals(name)) {
            cookie = new Cookie(name, text, seconds, headers(name, text, seconds));
            last = cookie;
        }
        return cookie.headers;
    }

    /// @param headers nobody changes them
    private record Cookie(String name, String text, long seconds, HttpHeaders headers) {}

    private static HttpHeaders headers(String name, String text, long seconds) {
        String cookie = name + "=" + text + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax"
                + (name.startsWith(SECURE) ? "; Secure" : "");
        return new DefaultHttpHeaders().add(SET_COOKIE, new AsciiString(cookie));
    }
}
