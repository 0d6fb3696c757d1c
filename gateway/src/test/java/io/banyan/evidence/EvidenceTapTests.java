package io.banyan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.evidence.EvidenceTap.LegacyHead;
import io.banyan.exchange.Exchanges;
import io.banyan.route.Route;
import io.banyan.route.Side;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvidenceTapTests {
    private static final Route ROUTE = Exchanges.route("event", "events");

    private Instant now = Instant.parse("2026-11-30T12:00:00Z");
    private final EvidenceTap tap = new EvidenceTap(() -> now);

    @Test
    void hearsFiftyReadsOfClientsASecond() {
        tap.watch(Set.of("events"));
        for (int i = 0; i < 80; i++) {
            tap.ended(Exchanges.served(Exchanges.toModern(ROUTE)));
        }
        assertThat(tap.reads()).hasSize(50);
        now = now.plusSeconds(1);
        tap.ended(Exchanges.served(Exchanges.toModern(ROUTE)));
        tap.ended(Exchanges.served(Exchanges.read(ROUTE, Side.LEGACY, "m1", 7)));
        tap.ended(Exchanges.served(Exchanges.toModern(Exchanges.route("product", "catalog"))));

        assertThat(tap.reads()).hasSize(1);
    }

    @Test
    void leavesRoomForGroupsAndRoutesThatAreReadLessOften() {
        Route page = Exchanges.route("product", "catalog");
        tap.watch(Set.of("events", "catalog"));
        for (int i = 0; i < 200; i++) {
            tap.ended(Exchanges.served(Exchanges.toModern(ROUTE)));
            tap.legacyAnswered(LegacyAnswers.of(ROUTE, 10_000_000));
        }
        tap.ended(Exchanges.served(Exchanges.toModern(page)));
        tap.legacyAnswered(LegacyAnswers.of(page, 10_000_000));

        assertThat(tap.reads()).extracting(Heard::group).hasSize(51).endsWith("catalog");
        assertThat(tap.heads()).extracting(LegacyHead::route).hasSize(101).endsWith("product");
    }
}
