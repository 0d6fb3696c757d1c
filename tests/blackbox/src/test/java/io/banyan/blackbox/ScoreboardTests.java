package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.Operator;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.StubUpstream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What a gateway says of a monolith, from its traffic.
class ScoreboardTests {
    private final StubUpstream legacy =
            StubUpstream.that(Behaviours.answers(request -> request.target().startsWith("/gone")
                    ? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
                    : Behaviours.ok("Server-Timing: cpu;dur=4.5\r\nX-Side: legacy\r\n", "legacy")));
    private final StubUpstream modern = StubUpstream.that(Behaviours.says("modern"));

    @AfterEach
    void stop() {
        legacy.close();
        modern.close();
    }

    private Gateway gateway(UnaryOperator<GroupText> group, UnaryOperator<GatewaySetup> options) {
        String text = group.apply(GroupText.of("events").modern(modern.url())).yaml();
        return options.apply(GatewaySetup.facing(legacy.url()).group("events", text))
                .start();
    }

    private static RawAnswer ask(Gateway gateway, String line, int client) {
        try (RawClient connected = RawClient.connectFrom("127.0.0." + client, gateway.port())) {
            return connected.exchange(line + " HTTP/1.1\r\nHost: shop.example\r\nContent-Length: 0\r\n\r\n");
        }
    }

    private static JsonNode board(Gateway gateway) {
        Operator.Reply reply = Operator.of(gateway).get("/api/v1/scoreboard");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private static List<String> templates(JsonNode board) {
        return board.path("templates")
                .valueStream()
                .map(one -> one.path("kind").asString("") + " "
                        + one.path("template").asString(""))
                .sorted()
                .toList();
    }

    @Test
    void learnsWhatTheMonolithAnswers() {
        try (Gateway gateway = gateway(group -> group.weight("100%").route("event", "/events/{id}"), setup -> setup)) {
            for (int client = 2; client < 6; client++) {
                ask(gateway, "GET /orders/" + client + "00/items?page=2", client);
                ask(gateway, "POST /basket", client);
                ask(gateway, "GET /gone/" + client, client);
                ask(gateway, "GET /events/7", client);
                ask(gateway, "POST /events/7", client);
            }

            Await.until("templates", () -> templates(board(gateway)).size() == 3);

            JsonNode board = board(gateway);
            assertThat(templates(board))
                    .containsExactly("read /orders/{number}/items", "write /basket", "write /events/{id}");
            assertThat(board.path("moved").path("says").asString())
                    .isEqualTo("Moved: 33.3 % of reads, 0 % of writes, 1 of 2 templates that are read.");
            assertThat(board.path("other").path("answers").asInt()).isEqualTo(4);
            JsonNode event = board.path("routes").path(0);
            assertThat(event.path("deletable").asBoolean()).isFalse();
            assertThat(event.path("says").asString()).startsWith("LEGACY answered a write of it less than a day ago");
        }
    }

    @Test
    void tellsTheMonolithsCpuWhereItTells() {
        try (Gateway gateway = gateway(group -> group.route("event", "/events/{id}"), setup -> setup)) {
            RawAnswer answer = ask(gateway, "GET /orders/17", 2);
            ask(gateway, "GET /orders/18", 3);
            ask(gateway, "GET /orders/19", 4);

            Await.until("templates", () -> !templates(board(gateway)).isEmpty());

            assertThat(answer.header("Server-Timing")).contains("cpu;dur=4.5");
            assertThat(board(gateway).at("/templates/0/times/cpu").asDouble()).isEqualTo(4.5);
        }
    }

    @Test
    void remembersAfterARestart(@TempDir Path folder) {
        try (Gateway gateway = gateway(group -> group.route("event", "/events/{id}"), setup -> setup.in(folder))) {
            for (int client = 2; client < 6; client++) {
                ask(gateway, "GET /orders/17", client);
            }
            Await.until("templates", () -> !templates(board(gateway)).isEmpty());
        }

        try (Gateway gateway = gateway(group -> group.route("event", "/events/{id}"), setup -> setup.in(folder))) {
            assertThat(templates(board(gateway))).containsExactly("read /orders/{number}");
        }
    }

    @Test
    void provesThatTheMonolithDoesNotKnowARouteAnyMore() {
        try (Gateway gateway = gateway(
                group -> group.weight("100%").route("gone", "/gone/{id}").route("event", "/events/{id}"),
                setup -> setup)) {
            Operator operator = Operator.of(gateway);

            JsonNode gone = operator.send(
                            "POST", "/api/v1/routes/gone/legacy-probe", "{\"reads\": [\"/gone/7\", \"/gone/8\"]}")
                    .json();
            JsonNode there = operator.send("POST", "/api/v1/routes/event/legacy-probe", "{\"reads\": [\"/events/7\"]}")
                    .json();

            assertThat(gone.path("retired").asBoolean()).isTrue();
            assertThat(gone.at("/reads/0/status").asInt()).isEqualTo(404);
            assertThat(there.path("retired").asBoolean()).isFalse();
            assertThat(legacy.requests())
                    .extracting(request -> request.method() + " " + request.target())
                    .containsExactly("GET /gone/7", "GET /gone/8", "GET /events/7");
            JsonNode routes = board(gateway).path("routes");
            assertThat(routes.path(1).path("state").asString()).isEqualTo("retired");
            assertThat(routes.path(1).path("deletable").asBoolean()).isTrue();
            assertThat(routes.path(0).path("state").asString()).isEqualTo("moving");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | reads is missing, and the path of event, /events/{id}, has variables; write \"reads\": [\"/events/7\"]",
                "{\"reads\": []} | reads was a list but must be a list of 1 to 5 strings",
                "{\"reads\": [\"/orders/7\"]} | read was '/orders/7', which is no clear read of group events",
                "{\"reads\": [\"/gone/7\"]} | reads has '/gone/7', which is a read of route gone, not of event"
            })
    void asksForNothingElse(String body, String says) {
        try (Gateway gateway =
                gateway(group -> group.route("gone", "/gone/{id}").route("event", "/events/{id}"), setup -> setup)) {
            Operator.Reply reply = Operator.of(gateway).send("POST", "/api/v1/routes/event/legacy-probe", body);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().toString().replace("\\\"", "\"")).contains(says);
            assertThat(legacy.requests()).isEmpty();
        }
    }

    @Test
    void keepsNoneWhereNobodyWantsOne() {
        try (Gateway gateway =
                gateway(group -> group.route("event", "/events/{id}"), setup -> setup.option("--scoreboard", "off"))) {
            Operator.Reply reply = Operator.of(gateway).get("/api/v1/scoreboard");

            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.text()).contains("start it without --scoreboard off");
        }
    }

    @Test
    void saysWhenARouteEndsWhicheverSideAnswers() {
        UnaryOperator<GroupText> ends = group -> group.line("deprecation: 2026-06-30")
                .line("sunset: 2027-06-30")
                .line("deprecation-link: https://developer.example.com/events")
                .weight("100%")
                .route("event", "/events/{id}");
        try (Gateway gateway = gateway(ends, setup -> setup)) {
            RawAnswer read = ask(gateway, "GET /events/7", 2);
            RawAnswer write = ask(gateway, "POST /events/7", 2);
            RawAnswer other = ask(gateway, "GET /orders/7", 2);

            assertThat(read.header("X-Side")).contains("modern");
            assertThat(write.header("X-Side")).contains("legacy");
            for (RawAnswer answer : List.of(read, write)) {
                assertThat(answer.header("Deprecation")).contains("@1782777600");
                assertThat(answer.header("Sunset")).contains("Wed, 30 Jun 2027 00:00:00 GMT");
                assertThat(answer.header("Link"))
                        .contains("<https://developer.example.com/events>; rel=\"deprecation sunset\"");
            }
            assertThat(other.header("Deprecation")).isEmpty();
            assertThat(other.header("Sunset")).isEmpty();
        }
    }
}
