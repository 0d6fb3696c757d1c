package io.banyan.meters;

import io.banyan.decide.Decision;
import io.banyan.exchange.ExchangeRecord;
import io.banyan.exchange.Tap;
import io.banyan.exchange.UnlistedCookies;
import io.banyan.route.Side;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Counts what the edge tells. A meter is looked up by its tags once and then kept, so that counting an exchange costs
/// two look-ups by hash.
public final class ExchangeMeters implements Tap {
    private final Registrar registrar;
    private final RouteTags routeTags;
    private final RouteMeters unmatched;
    private final Map<String, RouteMeters> byRoute = new ConcurrentHashMap<>();
    private final Map<String, Timer> legacyHeads = new ConcurrentHashMap<>();
    private final Map<String, Timer> modernHeads = new ConcurrentHashMap<>();
    private final Map<String, Counter> cookies = new ConcurrentHashMap<>();
    private final CookieMeters unlisted;
    private final Map<Dropped, Counter> headers = new ConcurrentHashMap<>();
    private final Map<Stale, Counter> stale = new ConcurrentHashMap<>();
    private final Map<String, Counter> tickets = new ConcurrentHashMap<>();
    private final Map<Asked, Counter> identities = new ConcurrentHashMap<>();
    private final Map<Shadowed, Counter> shadows = new ConcurrentHashMap<>();

    public ExchangeMeters(Registrar registrar) {
        this(registrar, new RouteTags());
    }

    ExchangeMeters(Registrar registrar, RouteTags routeTags) {
        this.registrar = registrar;
        this.routeTags = routeTags;
        this.unlisted = new CookieMeters(registrar, routeTags);
        this.unmatched = new RouteMeters(registrar, Meters.NONE, Meters.NONE);
    }

    @Override
    public void head(@Nullable String group, Side side, long nanos) {
        Map<String, Timer> ofSide = side == Side.MODERN ? modernHeads : legacyHeads;
        Timer known = ofSide.get(tag(group));
        (known == null ? ofSide.computeIfAbsent(tag(group), name -> headTimer(name, side)) : known)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void ended(ExchangeRecord exchange) {
        RouteMeters route = of(exchange.decision());
        switch (exchange.kind()) {
            case PLAIN -> route.count(exchange);
            case STREAM -> lasted(Meters.STREAMS, exchange);
            case TUNNEL -> lasted(Meters.TUNNELS, exchange);
        }
        if (exchange.decision() != null && exchange.decision().ambiguity() != null) {
            route.count(exchange.decision().ambiguity());
        }
    }

    @Override
    public void cookieDropped(String group) {
        cookies.computeIfAbsent(group, name -> registrar.counter(Meters.COOKIES_DROPPED, name))
                .increment();
    }

    @Override
    public void cookiesUnlisted(UnlistedCookies cookies) {
        unlisted.count(cookies);
    }

    @Override
    public void headerDropped(String group, String header) {
        headers.computeIfAbsent(
                        new Dropped(group, header),
                        dropped -> registrar.counter(
                                Meters.HEADERS_DROPPED,
                                dropped.group(),
                                dropped.header().toLowerCase(Locale.ROOT)))
                .increment();
    }

    @Override
    public void stale(String group, String cause) {
        stale.computeIfAbsent(
                        new Stale(group, cause),
                        answer -> registrar.counter(Meters.FRESHNESS_STALE, answer.group(), answer.cause()))
                .increment();
    }

    @Override
    public void ticket(String from) {
        tickets.computeIfAbsent(from, place -> registrar.counter(Meters.FRESHNESS_TICKETS, place))
                .increment();
    }

    @Override
    public void identity(String group, String result) {
        identities
                .computeIfAbsent(
                        new Asked(group, result),
                        asked -> registrar.counter(Meters.IDENTITY_CALLS, asked.group(), asked.result()))
                .increment();
    }

    @Override
    public void shadowed(String group, String route, String result) {
        shadows.computeIfAbsent(
                        new Shadowed(group, route, result),
                        copy -> registrar.counter(
                                Meters.SHADOW_COPIES,
                                copy.group(),
                                copy.route().isEmpty() ? Meters.NONE : routeTags.of(copy.route()),
                                copy.result()))
                .increment();
    }

    private RouteMeters of(@Nullable Decision decision) {
        if (decision == null || decision.route() == null) {
            return unmatched;
        }
        String id = decision.route().id();
        String group = decision.route().groupName();
        RouteMeters known = byRoute.get(id);
        if (known != null && known.of(group)) {
            return known;
        }
        String tag = routeTags.of(id);
        RouteMeters made = new RouteMeters(registrar, group, tag);
        byRoute.put(id, made);
        return made;
    }

    private void lasted(Meters meter, ExchangeRecord exchange) {
        String group = exchange.decision() == null ? null : exchange.decision().group();
        registrar
                .timer(
                        meter,
                        tag(group),
                        RouteMeters.tag(exchange.side()),
                        exchange.outcome().tag())
                .record(exchange.durationNanos(), TimeUnit.NANOSECONDS);
    }

    private Timer headTimer(String group, Side side) {
        return registrar.timer(Meters.UPSTREAM_HEAD, group, RouteMeters.tag(side));
    }

    private static String tag(@Nullable String group) {
        return group == null ? Meters.NONE : group;
    }

    private record Dropped(String group, String header) {}

    private record Stale(String group, String cause) {}

    private record Shadowed(String group, String route, String result) {}

    private record Asked(String group, String result) {}
}
