package io.banyan.scoreboard;

import io.banyan.decide.Decision;
import io.banyan.exchange.ExchangeRecord;
import io.banyan.exchange.LegacyAnswer;
import io.banyan.exchange.Tap;
import io.banyan.route.Route;
import io.banyan.route.Side;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Counts every exchange by its route, which costs a look-up and an increment, and notices a sample of LEGACY's
/// answers. Memory is bounded: routes beyond `Board.ROUTES` count in the total only.
public final class ScoreboardTap implements Tap {
    private final SightingRing ring = new SightingRing();
    private final RouteUse none = new RouteUse();
    private final Map<String, RouteUse> routes = new ConcurrentHashMap<>();

    @Override
    public void legacyAnswered(LegacyAnswer answer) {
        if (ring.takes()) {
            ring.offer(SightingReader.of(answer));
        }
    }

    @Override
    public void ended(ExchangeRecord exchange) {
        Decision decision = exchange.decision();
        Side side = exchange.side();
        if (decision != null && side != null && exchange.status() != 0) {
            of(decision.route())
                    .count(SightingReader.isRead(decision), side, exchange.outcome(), exchange.startedMillis());
        }
    }

    private RouteUse of(@Nullable Route route) {
        if (route == null) {
            return none;
        }
        RouteUse known = routes.get(route.id());
        if (known != null) {
            return known;
        }
        return routes.size() < Board.ROUTES ? routes.computeIfAbsent(route.id(), id -> new RouteUse()) : none;
    }

    SightingRing ring() {
        return ring;
    }

    RouteUse none() {
        return none;
    }

    Map<String, RouteUse> routes() {
        return routes;
    }
}
