package io.banyan.api;

import static io.banyan.api.ApiPort.EVENTS;
import static io.banyan.api.ApiPort.VIEWER;
import static io.banyan.api.ViewsPort.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ViewCompareApiTests {
    private static final String PATH = "/api/v1/views/events/versions/2/compare";

    private static ApiPort port;
    private static ViewsPort views;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        port = new ApiPort(folder);
        views = new ViewsPort(port);
    }

    @AfterAll
    static void close() {
        port.close();
    }

    @BeforeEach
    void begin() {
        views.begin();
        port.feed.drawn.clear();
        port.sides.modern.clear();
    }

    @Test
    void comparesWhatTheRunnerDrawsAndNamesWhatDiffers() {
        port.feed.drawn.add("event:42/page");
        port.feed.drawn.add("event:42/list");
        port.feed.drawn.add("event:43/page");
        port.feed.drawn.add("group:7/page");
        port.sides.modern.put("/events/43", "{\"city\": \"Ulm\"}");

        JsonNode result = compared("{}");

        assertThat(result.path("expected").asInt()).isEqualTo(2);
        assertThat(result.path("matched").asInt()).isOne();
        assertThat(result.path("mismatched").asInt()).isOne();
        assertThat(result.path("mismatches").toString())
                .isEqualTo(
                        "[{\"what\":\"/city\",\"count\":1,\"keys\":[\"event:43\"],\"legacy\":null,\"modern\":null}]");
        assertThat(result.path("leftOut").toString()).isEqualTo("{\"group\":1}");
        assertThat(compared("{\"ignore\": [\"/city\"]}").path("ignored").asInt())
                .isOne();
    }

    @Test
    void saysWhichPathToNameWhereNoRouteShowsAnyKey() {
        port.feed.drawn.add("member:7");

        assertThat(compared("{}").path("problem").asString())
                .isEqualTo(
                        "no route of the view's groups shows a key such as member:42: a path needs exactly one variable,"
                                + " {member}, {memberId} or {member_id}; name one with --path '/api/members/{member}'");
    }

    @Test
    void saysAllThatIsWrongWithABody() {
        HttpResponse<String> refused =
                port.ask("POST", PATH, EVENTS, "{\"sample\": 0, \"paths\": [\"/all\"], \"ignore\": [\"city\"]}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains(
                        "sample was 0 but must be how many documents to draw, a whole number from 1 to 10000",
                        "each with exactly one variable",
                        "JSON pointers");
    }

    @Test
    void isForOperatorsAndOfVersionsThatAreThere() {
        assertThat(port.ask("POST", PATH, VIEWER, "{}").statusCode()).isEqualTo(403);
        HttpResponse<String> unknown = port.ask("POST", PATH.replace("/2/", "/9/"), EVENTS, "{}");
        assertThat(unknown.statusCode()).isEqualTo(409);
        assertThat(unknown.body()).contains("there is no version 9 of view events; known: v1 (active), v2");
        assertThat(port.ask("GET", PATH.replace("/2/", "/9/"), VIEWER, "").body())
                .contains("this replica has not compared v9 of view events; begin with ./banyan view compare events 9");
    }

    private static JsonNode compared(String body) {
        assertThat(port.ask("POST", PATH, EVENTS, body).statusCode()).isEqualTo(200);
        return await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> tree(port.ask("GET", PATH, VIEWER, "")),
                        now -> now.path("state").asString().equals("over"));
    }
}
