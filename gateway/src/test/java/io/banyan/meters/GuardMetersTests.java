package io.banyan.meters;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.route.Side;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuardMetersTests {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final GuardMeters meters = new GuardMeters(new Registrar(registry));

    @Test
    void readsGuardsAndPoolsOfEachSide() {
        meters.watch(List.of(
                new Reading("events", Side.MODERN, 12, 256, "open", 12, 3),
                new Reading(null, Side.LEGACY, 40, 10_000, null, 40, 8)));

        assertThat(registry.get("banyan.bulkhead.used")
                        .tags("group", "events", "side", "modern")
                        .gauge()
                        .value())
                .isEqualTo(12);
        assertThat(registry.get("banyan.bulkhead.places")
                        .tags("group", "none", "side", "legacy")
                        .gauge()
                        .value())
                .isEqualTo(10_000);
        assertThat(registry.get("banyan.pool.connections")
                        .tags("group", "none", "state", "idle")
                        .gauge()
                        .value())
                .isEqualTo(8);
    }

    @Test
    void showsOneForTheStateOfABreakerAndNoneWithoutOne() {
        meters.watch(List.of(
                new Reading("events", Side.MODERN, 0, 1, "half-open", 0, 0),
                new Reading(null, Side.LEGACY, 0, 1, null, 0, 0)));

        assertThat(registry.get("banyan.breaker")
                        .tags("state", "half-open")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(registry.get("banyan.breaker")
                        .tags("state", "closed")
                        .gauge()
                        .value())
                .isZero();
        assertThat(registry.get("banyan.breaker").gauges()).hasSize(3);
    }

    @Test
    void forgetsAnUpstreamThatIsGone() {
        meters.watch(List.of(new Reading("events", Side.MODERN, 0, 1, "closed", 0, 0)));
        meters.watch(List.of());

        assertThat(registry.getMeters()).isEmpty();
    }

    private record Reading(
            @Nullable String group,
            Side side,
            int placesUsed,
            int places,
            @Nullable String breaker,
            int connectionsActive,
            int connectionsIdle)
            implements GuardReading {}
}
