package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviour;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.TwoSides;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// A whole gateway that copies every read of a group whose MODERN nobody sees yet.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ShadowTests {
    private static final String SECRET = "marker-4711";
    private static final String READ =
            "GET /events/7 HTTP/1.1\r\nHost: shop.example\r\nCookie: SID=" + SECRET + "\r\n\r\n";

    private static TwoSides sides;
    private static ApiClient admin;

    @BeforeAll
    static void start() {
        sides = TwoSides.with(group ->
                group.weight("0%").line("shadow: { share: 100%, timeout: 1s }").route("event", "/events/{id}"));
        admin = ApiClient.admin(sides.gateway());
    }

    @AfterAll
    static void stop() {
        sides.close();
    }

    @AfterEach
    void calm() {
        sides.calm();
        admin.done("DELETE", "/api/v1/groups/events/mismatches", "");
    }

    private static Behaviour json(String body) {
        return Behaviours.answers(Behaviours.ok("Content-Type: application/json\r\n", body));
    }

    private static void reads(int times) {
        try (RawClient client = RawClient.connect(sides.gateway().port())) {
            for (int i = 0; i < times; i++) {
                assertThat(client.exchange(READ).status()).isEqualTo(200);
            }
        }
    }

    private static JsonNode told(int compared) {
        Await.until(compared + " reads are compared or dropped", () -> all(report()) >= compared);
        return report();
    }

    private static JsonNode report() {
        return admin.get("/api/v1/groups/events/mismatches");
    }

    private static int all(JsonNode report) {
        return sum(report.path("routes").path(0).path("verdicts")) + sum(report.path("notCompared"));
    }

    private static int sum(JsonNode counts) {
        return counts.valueStream().mapToInt(JsonNode::asInt).sum();
    }

    @Test
    void namesThePlaceWhereOneAnswerOfManyDiffers() {
        sides.legacy().now(json("{\"city\":\"Wien\",\"secret\":\"" + SECRET + "\"}"));
        sides.modern().now(json("{\"secret\":\"" + SECRET + "\", \"city\":\"Wien\"}"));
        reads(50);
        told(50);
        sides.modern().now(json("{\"city\":\"Ulm\",\"secret\":\"" + SECRET + "-other\"}"));
        reads(1);

        JsonNode route = told(51).path("routes").path(0);

        assertThat(route.path("verdicts").toString()).isEqualTo("{\"matched\":50,\"mismatched\":1}");
        assertThat(route.path("pointers").valueStream().map(one -> one.path("pointer")
                        .asString()))
                .containsExactlyInAnyOrder("/city", "/secret");
        assertThat(route.toString()).doesNotContain(SECRET, "Wien", "Ulm");
        assertThat(sides.modern().requests()).hasSize(51).allSatisfy(copy -> {
            assertThat(copy.header("X-Banyan-Shadow")).hasValue("1");
            assertThat(copy.header("Cookie")).isEmpty();
        });
        assertThat(admin.get("/api/v1/groups/events").path("shadowed").asString(""))
                .startsWith("1 of 51 compared reads differs, most at /");
    }

    /// The last one: copies that come to nothing become fewer, and no other test is to wait until they are more again.
    @ParameterizedTest
    @MethodSource("troubles")
    @Order(Integer.MAX_VALUE)
    void hurtsNobodyWhateverTheOtherSideDoes(String what, Behaviour trouble) {
        sides.legacy().now(json("{\"of\":\"" + what + "\"}"));
        sides.modern().now(trouble);

        try (RawClient client = RawClient.connect(sides.gateway().port())) {
            for (int i = 0; i < 40; i++) {
                assertThat(client.exchange(READ)).satisfies(answer -> {
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.text()).isEqualTo("{\"of\":\"" + what + "\"}");
                });
            }
        }

        JsonNode report = told(40);
        assertThat(report.path("routes").path(0).path("verdicts").has("mismatched"))
                .as(what)
                .isFalse();
        assertThat(sides.legacy().requests()).hasSize(40);
    }

    /// In chunks, of which the gateway takes 256 KiB.
    private static Behaviour unsaid() {
        String chunk = "100000\r\n" + "x".repeat(1 << 20) + "\r\n";
        return exchange -> {
            exchange.readBody();
            exchange.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 50; i++) {
                exchange.send(chunk);
            }
            exchange.send("0\r\n\r\n");
        };
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of("hangs", Behaviours.hangs()),
                Arguments.of("resets", Behaviours.resetsBeforeTheHead()),
                Arguments.of("resets later", Behaviours.resetsMidBody()),
                Arguments.of("garbage", Behaviours.answers("garbage\r\n\r\n")),
                Arguments.of("50 MB", Behaviours.sendsGenerated(50L << 20)),
                Arguments.of("50 MB of no said length", unsaid()));
    }

    @Test
    void isALiveValue() {
        admin.done("PATCH", "/api/v1/groups/events", "{\"shadow\": 0, \"reason\": \"try\"}");
        reads(5);
        assertThat(sides.modern().requests()).isEmpty();

        JsonNode changed = admin.done("PATCH", "/api/v1/routes/event", "{\"shadow\": 100, \"reason\": \"try\"}");
        JsonNode step = changed.path("changes").path(0).path("steps").path(0);
        assertThat(step.path("what").asString("") + " " + step.path("from").asString("") + " → "
                        + step.path("to").asString(""))
                .isEqualTo("shadow inherit → 100%");
        reads(5);
        told(5);
        admin.done("PATCH", "/api/v1/routes/event", "{\"shadow\": null, \"reason\": \"try\"}");
        admin.done("PATCH", "/api/v1/groups/events", "{\"shadow\": 100, \"reason\": \"as it was\"}");
    }

    @Test
    void copiesNothingOfAGroupThatIsKilled() {
        admin.done("PUT", "/api/v1/groups/events/kill", "{\"reason\": \"try\"}");
        reads(5);
        assertThat(sides.modern().requests()).isEmpty();
        admin.done("DELETE", "/api/v1/groups/events/kill", "{\"reason\": \"as it was\"}");
    }
}
