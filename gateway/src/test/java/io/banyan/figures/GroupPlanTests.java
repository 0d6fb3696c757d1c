package io.banyan.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.dynatrace.hash4j.hashing.Hashing;
import io.banyan.split.Weight;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupPlanTests {
    @Test
    void saysWhoMovesAndThatThereIsRoom() {
        GroupPlan plan =
                GroupPlan.of("events", List.of(move("event-page", 1_000, 2_500)), minute(100, 0.12), 256, 2, null);

        assertThat(plan.says())
                .isEqualTo("10% → 25%: about 1,250 of 8,300 clients seen in the last minute move to modern;"
                        + " modern has room for it");
        assertThat(plan.clientsSeen()).isEqualTo(8_300);
        assertThat(plan.clientsMoving()).isEqualTo(1_245);
        assertThat(plan.toward()).isEqualTo("modern");
        assertThat(plan.room()).isEqualTo(new Room(256, 2, 3, true));
        assertThat(plan.routes()).containsExactly(new RouteMove("event-page", 10, 25, 15));
    }

    @Test
    void saysThatThereIsNoRoom() {
        GroupPlan plan =
                GroupPlan.of("events", List.of(move("event-page", 1_000, 10_000)), minute(2_580, 0.12), 256, 31, null);

        assertThat(plan.says())
                .isEqualTo("10% → 100%: about 7,470 of 8,300 clients seen in the last minute move to modern;"
                        + " modern has no room: about 310 of 256 places would be needed");
        assertThat(plan.room()).isEqualTo(new Room(256, 31, 310, false));
    }

    @Test
    void needsNoRoomToLowerAWeight() {
        GroupPlan plan =
                GroupPlan.of("events", List.of(move("event-page", 1_000, 500)), minute(100_000, 0.12), 256, 0, null);

        assertThat(plan.says())
                .isEqualTo("10% → 5%: about 415 of 8,300 clients seen in the last minute move to legacy");
        assertThat(plan.toward()).isEqualTo("legacy");
        assertThat(plan.room().enough()).isTrue();
    }

    @Test
    void takesLegacysTimesWhereModernHasServedTooFewReads() {
        Load load = new Load(100, 0, null, 0.25);

        GroupPlan plan = GroupPlan.of("events", List.of(move("event-page", 0, 1_000)), minute(load), 2, 0, null);

        assertThat(plan.says())
                .endsWith("modern has no room: about 3 of 2 places would be needed (estimated from legacy's times)");
    }

    @Test
    void aRouteCountsByItsShareOfTheReads() {
        Load load = new Load(100, 1, 0.1, 0.1);
        Map<String, RouteReads> routes =
                Map.of("event-page", new RouteReads(50, 0), "event-list", new RouteReads(0, 150));
        GroupMinute minute = new GroupMinute(new RouteReads(50, 150), routes, ClientSample.NONE, null, load);

        Expectation expected =
                Expectation.of(List.of(move("event-page", 0, 10_000), move("event-list", 10_000, 9_000)), minute);

        assertThat(expected.places()).isCloseTo(1 + 2.5 - 0.75, within(1e-9));
    }

    @Test
    void routesThatMoveApartChangeSide() {
        GroupPlan plan = GroupPlan.of(
                "events",
                List.of(move("event-page", 1_000, 2_000), move("event-list", 5_000, 4_000), move("rsvp", 100, 100)),
                minute(100, 0.12),
                256,
                2,
                null);

        assertThat(plan.toward()).isNull();
        assertThat(plan.routes()).extracting(RouteMove::id).containsExactly("event-page", "event-list");
        assertThat(plan.says())
                .startsWith("2 routes change: about 1,660 of 8,300 clients seen in the last minute change side");
    }

    @Test
    void saysThatItKnowsNothingWithoutTraffic() {
        GroupPlan plan =
                GroupPlan.of("events", List.of(move("event-page", 1_000, 2_500)), GroupMinute.NONE, 256, 0, null);

        assertThat(plan.says())
                .isEqualTo("10% → 25%: no traffic in the last minute;"
                        + " who would move, and how much room it takes, is not known");
    }

    @Test
    void saysWhatIsWrongWithModernInsteadOfWhetherItHasRoom() {
        GroupPlan up = GroupPlan.of(
                "events", List.of(move("event-page", 1_000, 2_500)), minute(100, 0.12), 256, 2, "MODERN is down");
        GroupPlan unknown = GroupPlan.of(
                "events", List.of(move("event-page", 1_000, 2_500)), GroupMinute.NONE, 256, 0, "MODERN is down");

        assertThat(up.says()).endsWith(" clients seen in the last minute move to modern; MODERN is down");
        assertThat(unknown.says()).endsWith(", is not known; MODERN is down");
    }

    @Test
    void saysMoreOfModernToWhoMovesToIt() {
        GroupPlan up =
                GroupPlan.of("events", List.of(move("event-page", 1_000, 2_500)), minute(100, 0.12), 256, 2, null);
        GroupPlan down =
                GroupPlan.of("events", List.of(move("event-page", 1_000, 500)), minute(100, 0.12), 256, 2, null);

        assertThat(up.and("MODERN comes back").says()).endsWith("; modern has room for it; MODERN comes back");
        assertThat(down.and("MODERN comes back")).isEqualTo(down);
    }

    @Test
    void needsNoModernToLowerAWeight() {
        GroupPlan plan = GroupPlan.of(
                "events", List.of(move("event-page", 1_000, 500)), minute(100, 0.12), 256, 0, "MODERN is down");

        assertThat(plan.says()).endsWith(" move to legacy");
    }

    @Test
    void saysWhereNothingChanges() {
        GroupPlan plan =
                GroupPlan.of("events", List.of(move("event-page", 1_000, 1_000)), minute(100, 0.12), 256, 0, null);

        assertThat(plan.says()).isEqualTo("no client changes side");
        assertThat(plan.clientsMoving()).isZero();
        assertThat(plan.routes()).isEmpty();
    }

    private static RouteMove move(String route, int from, int to) {
        return RouteMove.of(route, new Weight(from), new Weight(to));
    }

    /// A minute at 10%.
    private static GroupMinute minute(double reads, double seconds) {
        return minute(new Load(reads, reads * seconds / 10, seconds, seconds));
    }

    /// 8,300 clients, their places evenly spread.
    private static GroupMinute minute(Load load) {
        RouteReads reads = new RouteReads(900, 100);
        long[] clients = IntStream.range(0, 8_300)
                .mapToLong(client ->
                        ((Hashing.xxh3_64().hashIntToLong(client) >>> 28) << 28) | ((client * 10_000L / 8_300) << 14))
                .toArray();
        return new GroupMinute(reads, Map.of("event-page", reads), new ClientSample(0, clients), null, load);
    }
}
