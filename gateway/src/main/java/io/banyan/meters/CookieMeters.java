package io.banyan.meters;

import io.banyan.exchange.UnlistedCookies;
import io.micrometer.core.instrument.Counter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Counts unlisted cookies by route and name: the first 200 pairs by their name, what comes after as `other`.
final class CookieMeters {
    static final int MOST = 200;

    private final Registrar registrar;
    private final RouteTags routeTags;
    private final Map<Named, Counter> named = new ConcurrentHashMap<>();
    private final Map<Named, Counter> others = new ConcurrentHashMap<>();

    CookieMeters(Registrar registrar, RouteTags routeTags) {
        this.registrar = registrar;
        this.routeTags = routeTags;
    }

    private record Named(String group, String route, String cookie) {}

    void count(UnlistedCookies cookies) {
        String group = cookies.route().groupName();
        String route = routeTags.of(cookies.route().id());
        for (String name : cookies.names()) {
            counter(group, route, name).increment();
        }
    }

    private Counter counter(String group, String route, String name) {
        Named pair = new Named(group, route, name);
        Counter known = named.get(pair);
        if (known != null) {
            return known;
        }
        boolean toldApart = !name.equals(UnlistedCookies.ODD) && named.size() < MOST;
        return toldApart
                ? named.computeIfAbsent(pair, this::made)
                : others.computeIfAbsent(new Named(group, route, Meters.OTHER), this::made);
    }

    private Counter made(Named pair) {
        return registrar.counter(Meters.COOKIES_UNLISTED, pair.group(), pair.route(), pair.cookie());
    }
}
