package io.banyan.blackbox.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviour;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Operator;
import io.banyan.testkit.RealRedis;
import io.banyan.testkit.TwoSides;
import io.banyan.testkit.ViewRunner;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A comparison reads both sides on its own, asks MODERN for the version that is not served, and hurts no client.
class ViewCompareTests {
    private static final String COMPARE = "/api/v1/views/events/versions/2/compare";
    private static final String JSON = "Content-Type: application/json\r\n";

    private final RealRedis redis = RealRedis.start();
    private final ViewRunner runner = new ViewRunner(redis);
    private final TwoSides sides = TwoSides.with(
            group -> group.weight("100%")
                    .line("freshness: { view: events, max-lag: 2s }")
                    .route("event", "/events/{eventId}"),
            setup -> setup.option("--views-redis", redis.url()));
    private final Operator operator = Operator.of(sides.gateway());

    @BeforeEach
    void begin() {
        sides.legacy().now(exchange -> {
            exchange.readBody();
            exchange.send(
                    Behaviours.ok(JSON, "{\"id\":\"" + id(exchange.request().target()) + "\",\"city\":\"Ulm\"}"));
        });
        sides.modern()
                .now(modern(
                        json -> json.replace("{\"id\":\"43\",\"city\":\"Ulm\"}", "{\"city\":\"Bonn\",\"id\":\"43\"}"),
                        2));
        Await.until("both versions are live", () -> operator.get("/api/v1/views/events")
                .json()
                .at("/versions/1/state")
                .asString("")
                .equals("live"));
    }

    @AfterEach
    void stop() {
        runner.close();
        sides.close();
        redis.close();
    }

    private static String id(String target) {
        return target.substring(target.lastIndexOf('/') + 1);
    }

    /// @param version that it says it answers from when it is asked for v2
    private static Behaviour modern(UnaryOperator<String> fault, int version) {
        return exchange -> {
            exchange.readBody();
            boolean second = exchange.request().header("Banyan-View").equals(Optional.of("\"events\";v=2"));
            String json = "{\"id\":\"" + id(exchange.request().target()) + "\",\"city\":\"Ulm\"}";
            long now = System.currentTimeMillis();
            String proof = "Banyan-As-Of: \"" + World.SOURCE + "\";pos=\"900\";time=" + now / 1000 + "."
                    + String.format("%03d", now % 1000) + ";view=\"events\";v=" + (second ? version : 1) + "\r\n";
            String said = second ? fault.apply(json) : json;
            String answer = Behaviours.ok(JSON + "X-Side: modern\r\n" + proof, said);
            exchange.send(said.isEmpty() ? answer.replace("200 OK", "500 Oops") : answer);
        };
    }

    private JsonNode compared(String... keys) {
        String begun = operator.send("POST", COMPARE, "{\"sample\":100}").text();
        assertThat(begun).contains("\"state\":\"");
        Await.until("keys are asked for", () -> !runner.sampled(2).isEmpty());
        runner.draws(2, keys);
        Await.until(
                "it is over",
                Duration.ofSeconds(30),
                () -> operator.get(COMPARE).json().path("state").asString().equals("over"));
        return operator.get(COMPARE).json();
    }

    @Test
    void findsWhatTheNextVersionSaysDifferently() {
        JsonNode result = compared("event:42/page", "event:43/page", "event:43/list", "event:44/page");

        assertThat(result.path("matched").asInt()).as(result.toString()).isEqualTo(2);
        assertThat(result.path("mismatches").toString())
                .isEqualTo(
                        "[{\"what\":\"/city\",\"count\":1,\"keys\":[\"event:43\"],\"legacy\":null,\"modern\":null}]");
        assertThat(sides.modern().requests())
                .filteredOn(request -> request.header("User-Agent").equals(Optional.of("banyan-compare")))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.header("Banyan-View")).contains("\"events\";v=2"));
        assertThat(sides.legacy().requests())
                .allSatisfy(request -> assertThat(request.header("Banyan-View")).isEmpty());
    }

    @Test
    void saysThatAServiceDoesNotKnowTheHeader() {
        sides.modern().now(modern(json -> json, 1));

        JsonNode result = compared("event:42/page");

        assertThat(result.path("failures").path(0).path("what").asString())
                .isEqualTo("MODERN answered from v1, not from v2: its service must know the header Banyan-View");
    }

    /// Whatever the next version does wrong, the breaker of the one that is served stays closed.
    @Test
    void hurtsNoClientThoughAllOfItFails() {
        sides.modern().now(modern(json -> "", 2));
        String[] keys = new String[40];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = "event:" + i + "/page";
        }

        JsonNode result = compared(keys);

        assertThat(result.path("failed").asInt()).as(result.toString()).isEqualTo(40);
        assertThat(sides.gateway().get("/events/7").header("X-Side")).contains("modern");
    }
}
