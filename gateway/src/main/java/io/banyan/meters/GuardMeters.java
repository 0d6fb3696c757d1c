package io.banyan.meters;

import io.banyan.meters.Gauges.Rows;
import java.util.List;

/// Meters of guards and pools, read from the upstreams in use when somebody scrapes.
public final class GuardMeters {
    private static final List<String> BREAKER_STATES = List.of("closed", "open", "half-open");

    private final Gauges used;
    private final Gauges places;
    private final Gauges breakers;
    private final Gauges connections;

    public GuardMeters(Registrar registrar) {
        used = registrar.gauges(Meters.BULKHEAD_USED);
        places = registrar.gauges(Meters.BULKHEAD_PLACES);
        breakers = registrar.gauges(Meters.BREAKER);
        connections = registrar.gauges(Meters.POOL_CONNECTIONS);
    }

    /// These upstreams are in use from now on, and no others.
    public void watch(List<? extends GuardReading> upstreams) {
        Rows usedRows = new Rows(Meters.BULKHEAD_USED);
        Rows placesRows = new Rows(Meters.BULKHEAD_PLACES);
        Rows breakerRows = new Rows(Meters.BREAKER);
        Rows connectionRows = new Rows(Meters.POOL_CONNECTIONS);
        for (GuardReading upstream : upstreams) {
            String group = upstream.group() == null ? Meters.NONE : upstream.group();
            String side = RouteMeters.tag(upstream.side());
            usedRows.add(upstream::placesUsed, group, side);
            placesRows.add(upstream::places, group, side);
            connectionRows.add(upstream::connectionsActive, group, side, "active");
            connectionRows.add(upstream::connectionsIdle, group, side, "idle");
            if (upstream.breaker() != null) {
                BREAKER_STATES.forEach(
                        state -> breakerRows.add(() -> state.equals(upstream.breaker()) ? 1 : 0, group, state));
            }
        }
        used.set(usedRows);
        places.set(placesRows);
        breakers.set(breakerRows);
        connections.set(connectionRows);
    }
}
