package io.banyan.edge;

import io.banyan.decide.Decision;
import io.banyan.decide.Reason;
import io.banyan.exchange.Tap;
import io.banyan.freshness.Demand;
import io.banyan.freshness.FreshnessState;
import io.banyan.freshness.LostTickets;
import io.banyan.freshness.PositionQuestions;
import io.banyan.freshness.Ticket;
import io.banyan.freshness.Views;
import io.banyan.freshness.WriteRule;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What all exchanges share about freshness, where at least one group asks for it.
///
/// @param rule for whatever writes, whichever group its path belongs to
/// @param heads where clients carry tickets
/// @param states by group, for the groups that ask for freshness
/// @param database null = no database is asked
/// @param byKey null = no group keeps tickets under sticky keys
public record Freshness(
        WriteRule rule,
        TicketHeads heads,
        Views views,
        Map<String, FreshnessState> states,
        @Nullable PositionQuestions database,
        LostTickets lost,
        InstantSource clock,
        @Nullable StickyTickets byKey) {
    /// Names the version of a view that MODERN is to answer from. Clients have no say in that: it is taken off
    /// what they send to a group with freshness.
    static final AsciiString VIEW = AsciiString.cached("Banyan-View");

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    public Freshness {
        states = Map.copyOf(states);
    }

    /// A request was decided: takes its tickets off its head.
    ExchangeFreshness begin(Decision decision, ClientRequest request, Tap tap) {
        FreshnessState view = decision.group() == null ? null : states.get(decision.group());
        HttpHeaders headers = request.head().headers();
        if (view != null) {
            headers.remove(VIEW);
        }
        Duration mostAge = view != null && view.rule().reloads() ? mostAge(headers) : null;
        Demand demand = demand(request, mostAge);
        return new ExchangeFreshness(new FreshRequest(this, view, request, writing(decision, request), tap, demand));
    }

    /// Most requests ask for nothing, and are looked at no more closely.
    private Demand demand(ClientRequest request, @Nullable Duration mostAge) {
        HttpHeaders headers = request.head().headers();
        if (mostAge == null && !lost.some() && !TicketHeads.mayBeIn(headers)) {
            return Demand.NONE;
        }
        Instant now = clock.instant();
        Demand demand = heads.take(headers, request.isSecure(), now, mostAge);
        Ticket found = lost.some() ? lost.of(clientOf(request), now) : null;
        return found == null ? demand : demand.and(found);
    }

    /// Whether waiting for what keeps tickets may be of use.
    boolean isStoreTrusted() {
        return byKey != null && byKey.kept().isTrusted(rule.longestLife());
    }

    /// Everything that is no clear read; of what no route knows, only what asks for a change, or what a file names.
    private Writing writing(Decision decision, ClientRequest request) {
        if (decision.kind() == Decision.Kind.CHANGE || isNamed(request)) {
            return Writing.YES;
        }
        return decision.read() || decision.reason() == Reason.UNMATCHED ? Writing.NO : Writing.PERHAPS;
    }

    private boolean isNamed(ClientRequest request) {
        if (rule.writes().isEmpty()) {
            return false;
        }
        String target = request.target();
        int query = target.indexOf('?');
        return rule.writes().contains(request.method() + " " + (query < 0 ? target : target.substring(0, query)));
    }

    /// Tells clients apart whose answers never arrive: by what stays the same when they sign in.
    static String clientOf(ClientRequest request) {
        HttpHeaders headers = request.head().headers();
        return request.client().text() + '\n' + headers.get(HttpHeaderNames.USER_AGENT);
    }

    /// How old an answer its `Cache-Control` allows; null = it does not say.
    private static @Nullable Duration mostAge(HttpHeaders headers) {
        Duration most = null;
        for (String header : headers.getAll(HttpHeaderNames.CACHE_CONTROL)) {
            for (String directive : header.toLowerCase(Locale.ROOT).split(",", -1)) {
                Duration asked = age(directive.strip());
                most = most == null || (asked != null && asked.compareTo(most) < 0) ? asked : most;
            }
        }
        return most;
    }

    private static @Nullable Duration age(String directive) {
        if (directive.equals("no-cache")) {
            return Duration.ZERO;
        }
        String seconds = directive.startsWith("max-age=") ? directive.substring(8) : "";
        return SECONDS.matcher(seconds).matches() ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
    }
}
