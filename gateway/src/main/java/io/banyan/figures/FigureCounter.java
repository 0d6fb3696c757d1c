package io.banyan.figures;

import io.banyan.decide.Decision;
import io.banyan.exchange.ExchangeRecord;
import io.banyan.exchange.Outcome;
import io.banyan.exchange.Tap;
import io.banyan.route.Route;
import io.banyan.route.Side;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Counts for the operator's view what the edge tells. An exchange costs one look-up and a few increments; nothing is
/// locked once a group is known, and memory is bounded: groups and routes beyond the most that are told apart count
/// in the total only.
public final class FigureCounter implements Tap {
    /// The most groups told apart.
    static final int GROUPS = 500;
    /// The most routes told apart.
    static final int ROUTES = 10_000;

    private final GroupCount none = new GroupCount();
    private final Map<String, GroupCount> groups = new ConcurrentHashMap<>();
    private final Map<String, RouteCount> routes = new ConcurrentHashMap<>();
    private volatile long second;

    @Override
    public void head(@Nullable String group, Side side, long nanos) {
        of(group).heads(side).record(nanos);
    }

    @Override
    public void ended(ExchangeRecord exchange) {
        Decision decision = exchange.decision();
        boolean atADoor = exchange.outcome() instanceof Outcome.Refused(Outcome.Why why) && why != Outcome.Why.REQUEST;
        if (atADoor || (decision != null && decision.denied() != null)) {
            return; // of no side, and a mark against none
        }
        Route route = decision == null ? null : decision.route();
        if (decision == null || route == null) {
            none.count(exchange);
            return;
        }
        RouteCount counted = of(route);
        counted.group().count(exchange);
        if (decision.read()) {
            counted.group().read(decision, exchange, counted, second);
        }
    }

    private GroupCount of(@Nullable String group) {
        if (group == null) {
            return none;
        }
        GroupCount known = groups.get(group);
        if (known != null) {
            return known;
        }
        return groups.size() < GROUPS ? groups.computeIfAbsent(group, name -> new GroupCount()) : none;
    }

    private RouteCount of(Route route) {
        RouteCount known = routes.get(route.id());
        if (known != null && known.of(route.groupName())) {
            return known;
        }
        RouteCount made = new RouteCount(route.groupName(), of(route.groupName()));
        boolean toldApart = made.group() != none && (known != null || routes.size() < ROUTES);
        if (toldApart) {
            routes.put(route.id(), made);
        }
        return made;
    }

    /// Time goes on: what is seen from now on is seen in this second, any number that grows by one each time.
    void second(long now) {
        second = now;
    }

    /// Of no route, and of groups beyond the most.
    GroupCount none() {
        return none;
    }

    Map<String, GroupCount> groups() {
        return Map.copyOf(groups);
    }

    Map<String, RouteCount> routes() {
        return Map.copyOf(routes);
    }

    /// A group had no traffic for long: it and its routes begin anew when it has some.
    void forget(String group) {
        groups.remove(group);
        routes.values().removeIf(route -> route.of(group));
    }
}
