package io.banyan.meters;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Meters of guards and pools, read from the upstreams in use when somebody scrapes.
public final class GuardMeters {
    private static final List<String> BREAKER_STATES = List.of("closed", "open", "half-open");

    private final MultiGauge used;
    private final MultiGauge places;
    private final MultiGauge breakers;
    private final MultiGauge connections;

    public GuardMeters(Registrar registrar) {
        used = registrar.gauges(Meters.BULKHEAD_USED);
        places = registrar.gauges(Meters.BULKHEAD_PLACES);
        breakers = registrar.gauges(Meters.BREAKER);
        connections = registrar.gauges(Meters.POOL_CONNECTIONS);
    }

    /// These upstreams are in use from now on, and no others.
    public void watch(List<? extends GuardReading> upstreams) {
        List<Row<?>> usedRows = new ArrayList<>();
        List<Row<?>> placesRows = new ArrayList<>();
        List<Row<?>> breakerRows = new ArrayList<>();
        List<Row<?>> connectionRows = new ArrayList<>();
        for (GuardReading upstream : upstreams) {
            usedRows.add(row(Meters.BULKHEAD_USED, upstream, GuardReading::placesUsed));
            placesRows.add(row(Meters.BULKHEAD_PLACES, upstream, GuardReading::places));
            connectionRows.add(row(Meters.POOL_CONNECTIONS, upstream, GuardReading::connectionsActive, "active"));
            connectionRows.add(row(Meters.POOL_CONNECTIONS, upstream, GuardReading::connectionsIdle, "idle"));
            if (upstream.breaker() != null) {
                BREAKER_STATES.forEach(state -> breakerRows.add(breaker(upstream, state)));
            }
        }
        used.register(usedRows, true);
        places.register(placesRows, true);
        breakers.register(breakerRows, true);
        connections.register(connectionRows, true);
    }

    private static Row<GuardReading> breaker(GuardReading upstream, String state) {
        Tags tags = Registrar.tags(Meters.BREAKER, group(upstream), state);
        return Row.of(tags, upstream, now -> state.equals(now.breaker()) ? 1 : 0);
    }

    private static Row<GuardReading> row(Meters meter, GuardReading upstream, ToDoubleFunction<GuardReading> value) {
        return Row.of(Registrar.tags(meter, group(upstream), RouteMeters.tag(upstream.side())), upstream, value);
    }

    private static Row<GuardReading> row(
            Meters meter, GuardReading upstream, ToDoubleFunction<GuardReading> value, String state) {
        Tags tags = Registrar.tags(meter, group(upstream), RouteMeters.tag(upstream.side()), state);
        return Row.of(tags, upstream, value);
    }

    private static String group(GuardReading upstream) {
        return upstream.group() == null ? Meters.NONE : upstream.group();
    }
}
