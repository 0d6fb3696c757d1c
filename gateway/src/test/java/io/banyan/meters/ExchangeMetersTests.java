package io.banyan.meters;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.decide.Ambiguity;
import io.banyan.decide.Decision;
import io.banyan.exchange.CookieRule;
import io.banyan.exchange.ExchangeRecord;
import io.banyan.exchange.Exchanges;
import io.banyan.exchange.Failure;
import io.banyan.exchange.Outcome;
import io.banyan.exchange.UnlistedCookies;
import io.banyan.route.Side;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ExchangeMetersTests {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ExchangeMeters meters = new ExchangeMeters(new Registrar(registry));
    private final Decision toModern = Exchanges.toModern(Exchanges.route("event-page", "events"));

    @Test
    void countsAServedReadUnderItsRoute() {
        meters.ended(Exchanges.served(toModern));
        meters.ended(Exchanges.served(toModern));

        assertThat(registry.get("banyan.requests")
                        .tags("group", "events", "route", "event-page", "decided", "modern", "side", "modern")
                        .tags("reason", "weight", "outcome", "served", "status", "2xx")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void countsAFallBackUnderTheSideThatAnswered() {
        meters.ended(Exchanges.ended(
                toModern, Side.LEGACY, new Outcome.FellBack(Failure.TIMEOUT), 200, ExchangeRecord.Kind.PLAIN));

        assertThat(registry.get("banyan.requests")
                        .tags("decided", "modern", "side", "legacy", "outcome", "fell-back:timeout")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void countsARefusalBeforeAnyDecision() {
        meters.ended(Exchanges.ended(null, null, new Outcome.Refused(), 400, ExchangeRecord.Kind.PLAIN));

        assertThat(registry.get("banyan.requests")
                        .tags("group", "none", "route", "none", "decided", "none", "side", "none", "reason", "none")
                        .tags("outcome", "refused", "status", "4xx")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void countsACancelledExchangeWithoutStatus() {
        meters.ended(Exchanges.ended(toModern, null, new Outcome.Cancelled(), 0, ExchangeRecord.Kind.PLAIN));

        assertThat(registry.get("banyan.requests")
                        .tags("outcome", "cancelled", "status", "none")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void namesAmbiguitiesByCause() {
        Decision ambiguous =
                Exchanges.ambiguous(Exchanges.route("event-page", "events"), Ambiguity.Cause.REWRITE_HEADER);

        meters.ended(Exchanges.served(ambiguous));

        assertThat(registry.get("banyan.ambiguous")
                        .tags("group", "events", "route", "event-page", "cause", "rewrite-header")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void keepsStreamsAndTunnelsOutOfRequests() {
        meters.ended(Exchanges.ended(toModern, Side.MODERN, new Outcome.Served(), 200, ExchangeRecord.Kind.STREAM));
        meters.ended(Exchanges.ended(toModern, Side.MODERN, new Outcome.Served(), 101, ExchangeRecord.Kind.TUNNEL));

        assertThat(registry.get("banyan.streams")
                        .tags("group", "events", "side", "modern")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("banyan.tunnels")
                        .tags("outcome", "served")
                        .timer()
                        .totalTime(TimeUnit.NANOSECONDS))
                .isEqualTo(2_345_678);
        assertThat(registry.find("banyan.requests").counter()).isNull();
    }

    @Test
    void timesResponseHeadsByGroupAndSide() {
        meters.head("events", Side.MODERN, 5_000_000);
        meters.head(null, Side.LEGACY, 7_000_000);

        assertThat(registry.get("banyan.upstream.head")
                        .tags("group", "events")
                        .timer()
                        .max(TimeUnit.MILLISECONDS))
                .isEqualTo(5);
        assertThat(registry.get("banyan.upstream.head")
                        .tags("group", "none", "side", "legacy")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void countsDroppedCookiesByGroup() {
        meters.cookieDropped("events");

        assertThat(registry.get("banyan.cookies.dropped")
                        .tags("group", "events")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    private void sees(String route, String... cookies) {
        meters.cookiesUnlisted(
                new UnlistedCookies(Exchanges.route(route, "events"), "GET", List.of(cookies), CookieRule.DEFAULT));
    }

    private double unlisted(String route, String cookie) {
        return registry.get("banyan.cookies.unlisted")
                .tags("group", "events", "route", route, "cookie", cookie)
                .counter()
                .count();
    }

    @Test
    void countsUnlistedCookiesByRouteAndName() {
        sees("login", "SID", UnlistedCookies.ODD);
        sees("login", "SID");
        sees("home", "SID");

        assertThat(unlisted("login", "SID")).isEqualTo(2);
        assertThat(unlisted("login", "other")).isEqualTo(1);
        assertThat(unlisted("home", "SID")).isEqualTo(1);
    }

    @Test
    void namesABoundedNumberOfUnlistedCookies() {
        for (int i = 0; i < 1_000; i++) {
            sees("login", "c" + i);
        }
        sees("login", "c0");

        assertThat(unlisted("login", "c0")).isEqualTo(2);
        assertThat(unlisted("login", "other")).isEqualTo(800);
        assertThat(registry.get("banyan.cookies.unlisted").meters()).hasSize(201);
    }

    @Test
    void countsDroppedHeadersByGroupAndName() {
        meters.headerDropped("events", "Alt-Svc");
        meters.headerDropped("events", "Alt-Svc");

        assertThat(registry.get("banyan.headers.dropped")
                        .tags("group", "events", "header", "alt-svc")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void followsARouteThatMovesToAnotherGroup() {
        meters.ended(Exchanges.served(toModern));
        meters.ended(Exchanges.served(Exchanges.toModern(Exchanges.route("event-page", "pages"))));

        assertThat(registry.get("banyan.requests")
                        .tags("group", "pages")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void sharesOneTagBeyondFiveHundredRoutes() {
        for (int i = 0; i < 600; i++) {
            meters.ended(Exchanges.served(Exchanges.toModern(Exchanges.route("route-" + i, "events"))));
        }

        assertThat(registry.get("banyan.requests")
                        .tags("route", "other")
                        .counter()
                        .count())
                .isEqualTo(100);
        assertThat(registry.get("banyan.requests").meters()).hasSize(501);
    }

    @Test
    void usesNoTagThatIsNotDocumented() {
        meters.ended(Exchanges.served(toModern));
        meters.head("events", Side.MODERN, 1);

        assertThat(registry.getMeters())
                .filteredOn(meter -> !meter.getId().getName().endsWith(".histogram"))
                .allSatisfy(this::isDocumented);
    }

    private void isDocumented(Meter meter) {
        assertThat(Meters.values())
                .filteredOn(documented ->
                        documented.meterName().equals(meter.getId().getName()))
                .singleElement()
                .satisfies(documented -> assertThat(meter.getId().getTags())
                        .allSatisfy(tag -> assertThat(documented.tags()).contains(tag.getKey())));
    }
}
