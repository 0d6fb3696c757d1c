package io.banyan.blackbox.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Fleet;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RealRedis;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tickets that are kept under sticky keys: nobody here carries a cookie.
class KeyTicketTests {
    /// So long that a busy machine answers within it.
    private static final String FRESHNESS = "freshness: { tickets: [key], max-lag: 2s, max-wait: 1s }";

    private final RealRedis redis = RealRedis.start();
    private final World world = new World();
    private final World.Copy copy = world.new Copy();
    private final TwoSides sides = TwoSides.with(
            group -> group.weight("100%")
                    .line("sticky: [header:X-Member]")
                    .line(FRESHNESS)
                    .route("event", "/events/{id}"),
            setup -> setup.option("--views-redis", redis.url()));

    @BeforeEach
    void begin() {
        sides.legacy().now(world.legacy());
        sides.modern().now(copy.modern());
    }

    @AfterEach
    void stop() {
        sides.close();
        redis.close();
    }

    private RawAnswer write(String member) {
        return sides.gateway().send(Requests.post("/elsewhere", "x", "X-Member: " + member));
    }

    private String side(String member) {
        return side(sides.gateway(), "X-Member: " + member);
    }

    private static String side(Gateway gateway, String line) {
        return gateway.get("/events/7", line).header("X-Side").orElse("nobody");
    }

    private List<String> kept() {
        return List.of(redis.say("KEYS", "banyan:{banyan}:tickets:*").split("\n"));
    }

    @Test
    void anotherDeviceWithTheSameKeySeesAWriteAtOnce() {
        assertThat(side("ann")).isEqualTo("modern");
        copy.behind(Duration.ofSeconds(1));

        RawAnswer written = write("ann");

        RawAnswer read = sides.gateway().get("/events/7", "X-Member: ann", "User-Agent: another");
        assertThat(read.header("X-Side")).contains("legacy");
        assertThat(read.text()).isEqualTo(written.text());
        assertThat(side("ben")).isEqualTo("modern");
        Await.until("the view has the write", () -> side("ann").equals("modern"));
        assertThat(List.of(written, read))
                .allSatisfy(answer -> assertThat(answer.head().lines())
                        .noneMatch(line -> line.matches("(?i)(set-cookie|banyan-.*|cache-control):.*")));
    }

    @Test
    void ofTwoWritesInAnyOrderTheLaterCounts() {
        sides.legacy().now(Behaviours.answers(request -> answer(request.target().contains("first") ? 900 : 2_000)));
        sides.gateway().send(Requests.post("/second", "x", "X-Member: ann"));
        sides.gateway().send(Requests.post("/first", "x", "X-Member: ann"));
        sides.legacy().now(world.legacy());

        assertThat(side("ann")).isEqualTo("legacy");
        assertThat(redis.say("GET", kept().getFirst())).startsWith("7c1f00aa 00000000000000002000 ");
    }

    private static String answer(int position) {
        return Behaviours.ok("Banyan-Position: \"" + World.SOURCE + "\";pos=\"" + position + "\"\r\n", "1");
    }

    @Test
    void anotherHistoryTakesThePlaceOfTheOneBefore() {
        sides.legacy().now(Behaviours.answers(answer(2_000)));
        write("ann");
        String other = answer(5).replace(World.SOURCE, "00000002");
        sides.legacy().now(Behaviours.answers(other));

        write("ann");

        assertThat(redis.say("GET", kept().getFirst())).startsWith("00000002 00000000000000000005 ");
    }

    @Test
    void isKeptForItsLifeUnderANameThatTellsNothing() {
        write("ann.of.somewhere");

        assertThat(kept()).hasSize(1).first().asString().matches("banyan:\\{banyan}:tickets:[A-Za-z0-9_-]{22}");
        assertThat(Long.parseLong(redis.say("PTTL", kept().getFirst()))).isBetween(1L, 3_200L);
        Await.until("it has ended", () -> redis.say("EXISTS", kept().getFirst()).equals("0"));
    }

    @Test
    void aRequestWithoutAKeyKeepsNone() {
        sides.gateway().send(Requests.post("/elsewhere", "x"));

        assertThat(redis.say("DBSIZE")).isEqualTo(redis.say("EXISTS", "banyan:{banyan}:ticket-key"));
        copy.behind(Duration.ofSeconds(1));
        assertThat(sides.gateway().get("/events/7").header("X-Side"))
                .as("remembered by its address")
                .contains("legacy");
    }

    /// Redis answers nobody while all of this is answered.
    @Test
    void withoutRedisLegacyAnswersUntilItIsBack() {
        assertThat(side("ann")).isEqualTo("modern");
        redis.freeze();

        assertThat(side("ann")).isEqualTo("legacy");
        String written = write("ann").text();
        assertThat(side("ann")).isEqualTo("legacy");
        Await.until("it is said what is wrong", () -> sides.gateway()
                .admin()
                .get("/api/v1/status")
                .text()
                .contains("tickets under sticky keys are not known: the Redis that keeps them did not answer"));
        assertThat(sides.gateway().admin().meter("banyan_requests_total", "reason=\"ticket\""))
                .isGreaterThanOrEqualTo(2);

        redis.thaw();
        Await.until("MODERN answers again", Duration.ofSeconds(20), () -> side("ann")
                .equals("modern"));
        assertThat(Long.parseLong(
                        sides.gateway().get("/events/7", "X-Member: ann").text()))
                .isGreaterThanOrEqualTo(Long.parseLong(written));
    }

    @Test
    void aGatewayWithoutRedisServesNoGroupThatAsksForIt() {
        try (TwoSides alone =
                TwoSides.with(group -> group.weight("100%").line(FRESHNESS).route("event", "/events/{id}"))) {
            assertThat(alone.gateway().get("/events/7").header("X-Side")).contains("legacy");
            assertThat(alone.gateway().admin().get("/api/v1/status").text())
                    .contains("this gateway has no Redis in which to keep tickets", "write '[cookie]'");
        }
    }

    @Test
    void aWriteThroughOneReplicaCountsAtAnother(@TempDir Path folder) {
        try (Fleet fleet = Fleet.of(2, redis.url(), folder, List.of("events"), group -> group.weight("100%")
                .line(FRESHNESS))) {
            fleet.legacy().now(world.legacy());
            fleet.modern().now(copy.modern());
            Await.until("MODERN answers", () -> fleet.replicas().stream()
                    .allMatch(one -> side(one, "X-Client: ann").equals("modern")));
            copy.behind(Duration.ofSeconds(1));

            fleet.replicas().getFirst().send(Requests.post("/elsewhere", "x", "X-Client: ann"));

            assertThat(side(fleet.replicas().getLast(), "X-Client: ann")).isEqualTo("legacy");
            assertThat(side(fleet.replicas().getLast(), "X-Client: ben")).isEqualTo("modern");
        }
    }
}
