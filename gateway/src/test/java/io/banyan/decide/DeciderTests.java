package io.banyan.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.live.LiveSketch;
import io.banyan.live.LiveState;
import io.banyan.route.Condition;
import io.banyan.route.Condition.Kind;
import io.banyan.route.RouteSketch;
import io.banyan.route.Side;
import io.banyan.split.StickySource;
import io.banyan.split.Weight;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeciderTests {
    private static final RouteSketch EVENT = RouteSketch.of("event", "/events/{id}");
    private static final RulesSketch ALL = RulesSketch.of(EVENT);

    @Test
    void sendsAClearReadByItsPlaceAndWeight() {
        Decision below = ALL.at("100%").decide(ARequest.get("/events/7"));
        int place = below.place();
        Decision above =
                ALL.in(LiveSketch.group(4, new Weight(place), Map.of(), false)).decide(ARequest.get("/events/7"));

        assertThat(below.side()).isEqualTo(Side.MODERN);
        assertThat(below.reason()).isEqualTo(Reason.WEIGHT);
        assertThat(below.read()).isTrue();
        assertThat(above.side()).isEqualTo(Side.LEGACY);
        assertThat(above.reason()).isEqualTo(Reason.WEIGHT);
        assertThat(above.revision()).isEqualTo(4);
        assertThat(above.place()).isEqualTo(place);
    }

    @Test
    void routesOfAGroupNest() {
        Rules rules = RulesSketch.of(EVENT, RouteSketch.of("list", "/events"))
                .in(LiveSketch.group(1, Weight.parse("20%"), Map.of("list", Weight.parse("60%")), false))
                .rules();

        for (int i = 0; i < 500; i++) {
            String address = "192.0.2." + i;
            Decision event = Decider.decide(rules, ARequest.get("/events/7").from(address));
            Decision list = Decider.decide(rules, ARequest.get("/events").from(address));

            assertThat(event.side() == Side.MODERN && list.side() == Side.LEGACY)
                    .isFalse();
            assertThat(event.place()).isEqualTo(list.place());
        }
    }

    @Test
    void whatNoRouteHasIsUnmatched() {
        assertThat(ALL.decide(ARequest.get("/members/7"))).isEqualTo(Decision.unmatched(Decision.Kind.ASK));
        assertThat(ALL.decide(ARequest.of("POST", "/members/7"))).isEqualTo(Decision.unmatched(Decision.Kind.CHANGE));
        assertThat(ALL.decide(ARequest.of("OPTIONS", "*"))).isEqualTo(Decision.unmatched(Decision.Kind.CHANGE));
        assertThat(Decider.decide(Rules.EMPTY, ARequest.get("/"))).isEqualTo(Decision.unmatched(Decision.Kind.ASK));
    }

    @Test
    void everyMethodButTheRoutesReadsIsAWrite() {
        RulesSketch onlyGet = RulesSketch.of(EVENT.reading("GET"));

        for (String method :
                new String[] {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "get", "GETX", "QUERY", "HEAD"}) {
            Decision decision = onlyGet.decide(ARequest.of(method, "/events/7"));

            assertThat(decision.reason()).as(method).isEqualTo(Reason.WRITE);
            assertThat(decision.side()).isEqualTo(Side.LEGACY);
            assertThat(decision.read()).isFalse();
            assertThat(decision.route()).isNotNull();
        }
    }

    @Test
    void aWriteWithAnOddPathIsCountedAsAWrite() {
        Decision decision = ALL.decide(ARequest.of("POST", "/events//7;v=1").withBody());

        assertThat(decision.reason()).isEqualTo(Reason.WRITE);
        assertThat(decision.ambiguity()).isNull();
    }

    @Test
    void theNextRouteIsTriedWhereMethodsOrConditionsFail() {
        RouteSketch full = RouteSketch.of("full", "/events/{id}").when(Condition.exactly(Kind.QUERY, "view", "full"));
        RouteSketch all = RouteSketch.of("all", "/events/**");
        RulesSketch rules = RulesSketch.of(full, all);

        assertThat(routeOf(rules.decide(ARequest.get("/events/7?view=full")))).isEqualTo("full");
        assertThat(routeOf(rules.decide(ARequest.get("/events/7?view=f%75ll")))).isEqualTo("full");
        assertThat(routeOf(rules.decide(ARequest.get("/events/7?view=full&view=full"))))
                .isEqualTo("all");
        assertThat(routeOf(rules.decide(ARequest.get("/events/7")))).isEqualTo("all");
    }

    @Test
    void hostsAreComparedInLowerCaseWithoutPort() {
        RulesSketch rules = RulesSketch.of(EVENT.forHosts("www.example.com"));

        assertThat(rules.decide(ARequest.get("/events/7").with("Host", "WWW.Example.com:8080"))
                        .reason())
                .isEqualTo(Reason.WEIGHT);
        assertThat(rules.decide(ARequest.get("/events/7").with("Host", "example.com"))
                        .reason())
                .isEqualTo(Reason.UNMATCHED);
        assertThat(rules.decide(ARequest.get("/events/7")).reason()).isEqualTo(Reason.UNMATCHED);
        assertThat(RulesSketch.of(EVENT.forHosts("[::1]"))
                        .decide(ARequest.get("/events/7").with("Host", "[::1]:8080"))
                        .reason())
                .isEqualTo(Reason.WEIGHT);
    }

    @Test
    void withoutAKeyOnlyAllGoesToModern() {
        RulesSketch rules = ALL.stickyBy(new StickySource.Header("X-Member-Id"));

        assertThat(rules.at("99.99%").decide(ARequest.get("/events/7")))
                .extracting(Decision::side, Decision::reason)
                .containsExactly(Side.LEGACY, Reason.NO_KEY);
        assertThat(rules.at("100%").decide(ARequest.get("/events/7")))
                .extracting(Decision::side, Decision::reason)
                .containsExactly(Side.MODERN, Reason.WEIGHT);
        assertThat(rules.at("50%").decide(ARequest.get("/events/7").with("X-Member-Id", "7")))
                .extracting(Decision::reason)
                .isEqualTo(Reason.WEIGHT);
    }

    @Test
    void theFileCapsWhateverIsAsked() {
        Decision decision = ALL.at("100%").atMost("12.5%").decide(ARequest.get("/events/7"));

        assertThat(decision.weight()).isEqualTo(Weight.parse("12.5%"));
    }

    @Test
    void aKillSwitchIsAboveEveryWeight() {
        assertKilled(ALL.allKilled().rules());
        assertKilled(ALL.in(LiveSketch.group(3, Weight.ALL, Map.of(), true)).rules());
    }

    @Test
    void aGroupWithoutLiveStateOrRulesCountsAsKilled() {
        Rules known = ALL.rules();

        assertKilled(known.with(LiveState.EMPTY));
        assertKilled(Rules.of(known.table(), List.of(), known.live()));
    }

    private static void assertKilled(Rules rules) {
        assertThat(Decider.decide(rules, ARequest.get("/events/7")))
                .extracting(Decision::side, Decision::reason)
                .containsExactly(Side.LEGACY, Reason.KILLED);
    }

    private static String routeOf(Decision decision) {
        assertThat(decision.route()).isNotNull();
        return decision.route() == null ? "" : decision.route().id();
    }
}
