package io.banyan.meters;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.decide.GroupRules;
import io.banyan.decide.Rules;
import io.banyan.exchange.Exchanges;
import io.banyan.live.GroupState;
import io.banyan.live.LiveSketch;
import io.banyan.live.LiveState;
import io.banyan.route.RouteSketch;
import io.banyan.route.RouteTable;
import io.banyan.split.StickySource;
import io.banyan.split.Weight;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveMetersTests {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LiveMeters meters = new LiveMeters(new Registrar(registry));

    @Test
    void showsTheWeightAppliedAndTheRevision() {
        meters.inForce(rules(LiveSketch.group(3, new Weight(8_000), Map.of("event-list", new Weight(500)), false)));

        assertThat(weight("event-page")).isEqualTo(50);
        assertThat(weight("event-list")).isEqualTo(5);
        assertThat(registry.get("banyan.revision")
                        .tags("group", "events")
                        .gauge()
                        .value())
                .isEqualTo(3);
    }

    @Test
    void showsNothingWhileKilled() {
        meters.inForce(rules(LiveSketch.group(4, Weight.ALL, Map.of(), true)));

        assertThat(weight("event-page")).isZero();
    }

    @Test
    void forgetsAGroupThatIsGone() {
        meters.inForce(rules(LiveSketch.group(1, Weight.ALL, Map.of(), false)));
        meters.inForce(Rules.EMPTY);

        assertThat(registry.find("banyan.weight").gauges()).isEmpty();
        assertThat(registry.find("banyan.revision").gauges()).isEmpty();
    }

    @Test
    void tellsReloadsWithErrorsApart() {
        meters.reloaded(0, 0);
        meters.reloaded(2, 1);

        assertThat(registry.get("banyan.reloads")
                        .tags("result", "taken")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("banyan.reloads")
                        .tags("result", "partly")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("banyan.routes.errors").gauge().value()).isEqualTo(2);
        assertThat(registry.get("banyan.review.overdue").gauge().value()).isEqualTo(1);
    }

    private double weight(String route) {
        return registry.get("banyan.weight")
                .tags("group", "events", "route", route)
                .gauge()
                .value();
    }

    private static Rules rules(GroupState state) {
        return Rules.of(
                RouteTable.of(
                        List.of(Exchanges.route("event-page", "events"), Exchanges.route("event-list", "events"))),
                List.of(new GroupRules(
                        RouteSketch.group("events"),
                        "events",
                        List.of(new StickySource.ClientIp()),
                        new Weight(5_000))),
                new LiveState(Map.of("events", state), false));
    }
}
