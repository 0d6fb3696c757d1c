package io.banyan.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.live.GroupState;
import io.banyan.live.LiveSketch;
import io.banyan.live.LiveState;
import io.banyan.route.Origin;
import io.banyan.route.Route;
import io.banyan.route.RouteSketch;
import io.banyan.route.RouteTable;
import io.banyan.split.StickySource;
import io.banyan.split.Weight;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTests {
    private static final RouteSketch EVENT = RouteSketch.of("event", "/events/{id}");
    private static final RouteSketch LIST = RouteSketch.of("list", "/events");

    @ParameterizedTest
    @CsvSource({
        "25%, 100%, false, 25%",
        "25%, 10%, false, 10%",
        "100%, 12.5%, false, 12.5%",
        "25%, 0%, false, 0%",
        "25%, 100%, true, 0%",
        "0%, 100%, false, 0%"
    })
    void appliesTheSmallerOfAskedAndMostAndNothingWhileKilled(
            String asked, String most, boolean killed, String applied) {
        GroupState state = LiveSketch.group(3, Weight.parse(asked), Map.of(), killed);

        InForce event = inForce(RulesSketch.of(EVENT).in(state).atMost(most).rules(), "event");

        assertThat(event.applied()).isEqualTo(Weight.parse(applied));
        assertThat(event.asked()).isEqualTo(Weight.parse(asked));
        assertThat(event.killed()).isEqualTo(killed);
    }

    @Test
    void givesARouteItsOwnWeight() {
        GroupState state = LiveSketch.group(3, Weight.parse("10%"), Map.of("list", Weight.parse("60%")), false);
        Rules rules = RulesSketch.of(EVENT, LIST).in(state).rules();

        assertThat(inForce(rules, "event").applied()).isEqualTo(Weight.parse("10%"));
        assertThat(inForce(rules, "list").applied()).isEqualTo(Weight.parse("60%"));
    }

    @Test
    void aKillOfEverythingIsAKillOfEachRoute() {
        InForce event = inForce(RulesSketch.of(EVENT).allKilled().rules(), "event");

        assertThat(event.killed()).isTrue();
        assertThat(event.applied()).isEqualTo(Weight.NONE);
    }

    @Test
    void aFileThatKillsIsAboveWhateverLiveStateSays() {
        Route route = EVENT.build();
        GroupRules rules = new GroupRules(
                route.group(), "g", List.of(new StickySource.ClientIp()), Weight.ALL, new Origin("routes/g.yaml", 9));
        LiveState live = new LiveState(Map.of("g", LiveSketch.group(3, Weight.ALL, Map.of(), false)), false);

        Rules killing = Rules.of(RouteTable.of(List.of(route)), List.of(rules), live);

        assertThat(killing.inForce(route).killed()).isTrue();
        assertThat(killing.inForce(route).applied()).isEqualTo(Weight.NONE);
        assertThat(killing.isKilled("g")).isTrue();
        assertThat(live.isKilled("g")).isFalse();
    }

    @Test
    void isTheSameWhileLiveStateStands() {
        Rules rules = RulesSketch.of(EVENT).rules();

        assertThat(rules.with(new LiveState(rules.live().groups(), false))).isSameAs(rules);
        assertThat(rules.with(LiveState.EMPTY)).isNotSameAs(rules);
    }

    private static InForce inForce(Rules rules, String id) {
        Route route = rules.table().routes().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        return rules.inForce(route);
    }
}
