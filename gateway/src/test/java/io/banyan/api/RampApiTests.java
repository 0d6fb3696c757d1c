package io.banyan.api;

import static io.banyan.api.ApiPort.ADMIN;
import static io.banyan.api.ApiPort.CATALOG;
import static io.banyan.api.ApiPort.EVENTS;
import static io.banyan.api.ApiPort.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RampApiTests {
    private static final String PATH = "/api/v1/groups/catalog/ramp";

    private ApiPort port;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        port = new ApiPort(folder);
    }

    @AfterEach
    void close() {
        port.close();
    }

    @Test
    void saysThatNoneWasStarted() {
        JsonNode ramp = json(port.ask("GET", PATH, VIEWER, ""));

        assertThat(ramp.toString())
                .isEqualTo("{\"group\":\"catalog\",\"stage\":\"none\",\"id\":null,\"weight\":0,\"reached\":null,"
                        + "\"step\":0,\"of\":3,\"steps\":[{\"weight\":1,\"at\":null,\"evidence\":null},"
                        + "{\"weight\":5,\"at\":null,\"evidence\":null},{\"weight\":100,\"at\":null,\"evidence\":null}],"
                        + "\"since\":null,\"by\":null,"
                        + "\"why\":\"none was started; ./banyan ramp start catalog --reason '...'\",\"next\":null,"
                        + "\"gates\":[{\"route\":\"product\",\"gate\":\"mismatch\",\"limit\":1.0,\"bad\":0,\"all\":0,"
                        + "\"needed\":" + needed(ramp, 0) + ",\"word\":\"open\",\"low\":0.0,\"high\":100.0},"
                        + "{\"route\":\"product\",\"gate\":\"errors\",\"limit\":0.5,\"bad\":0,\"all\":0,"
                        + "\"needed\":" + needed(ramp, 1) + ",\"word\":\"open\",\"low\":0.0,\"high\":100.0},"
                        + "{\"route\":\"product\",\"gate\":\"slow\",\"limit\":2.0,\"bad\":0,\"all\":0,"
                        + "\"needed\":" + needed(ramp, 2) + ",\"word\":\"open\",\"low\":0.0,\"high\":100.0}],"
                        + "\"pointers\":[]}");
    }

    private static long needed(JsonNode ramp, int gate) {
        return ramp.path("gates").path(gate).path("needed").asLong();
    }

    @Test
    void refusesToStartWhereNothingIsComparedOrNoFileAsksIt() {
        HttpResponse<String> dark = order(PATH, CATALOG, "start");
        assertThat(dark.statusCode()).isEqualTo(409);
        assertThat(dark.body()).contains("nothing is compared of product: ./banyan shadow catalog 5% --reason '...'");

        HttpResponse<String> none = order("/api/v1/groups/events/ramp", EVENTS, "start");
        assertThat(none.statusCode()).isEqualTo(409);
        assertThat(none.body()).contains("write 'ramp: { steps: [1%, 5%, 25%, 50%, 100%] }'");
    }

    @Test
    void startsHoldsResumesAndAborts() {
        shadow();

        JsonNode started = json(order(PATH, CATALOG, "start"));
        assertThat(started.path("stage").asString()).isEqualTo("shadowing");
        assertThat(started.path("by").asString()).isEqualTo("carl");
        assertThat(started.path("why").asString()).startsWith("no read of product was looked at yet");
        assertThat(started.path("next").path("weight").asInt()).isEqualTo(1);
        assertThat(order(PATH, CATALOG, "start").statusCode()).isEqualTo(409);

        JsonNode held = json(order(PATH, CATALOG, "hold"));
        assertThat(held.path("stage").asString()).isEqualTo("held");
        assertThat(held.path("why").asString()).isEqualTo("held by carl: because");
        assertThat(json(order(PATH, CATALOG, "resume")).path("stage").asString())
                .isEqualTo("shadowing");
        assertThat(json(order(PATH, CATALOG, "abort")).path("stage").asString()).isEqualTo("aborted");

        JsonNode group = json(port.get("/api/v1/groups/catalog"));
        assertThat(group.path("ramp").asString()).isEqualTo("aborted, step 0 of 3 at 0%: aborted by carl: because");
        assertThat(port.get("/api/v1/audit?group=catalog&limit=1").body())
                .contains("\"what\":\"ramp\",\"route\":null,\"from\":\"running step 0 of 3 at 0%\","
                        + "\"to\":\"aborted step 0 of 3 at 0%\"");
    }

    @Test
    void refusesWhoeverMayNotAndWhatIsBadlyWritten() {
        assertThat(order(PATH, VIEWER, "start").statusCode()).isEqualTo(403);
        assertThat(order(PATH, EVENTS, "start").statusCode()).isEqualTo(403);
        assertThat(order("/api/v1/groups/catalogue/ramp", ADMIN, "start").statusCode())
                .isEqualTo(404);
        assertThat(port.ask("POST", PATH, CATALOG, "{\"action\": \"begin\"}").body())
                .contains("action was 'begin' but must be one of start, hold, resume, abort")
                .contains("reason is missing");
        assertThat(port.ask("POST", PATH, CATALOG, "{\"action\": \"hold\", \"reason\": \"x\"}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void refusesAnOldRevision() {
        shadow();

        HttpResponse<String> late = port.ask(
                "POST", PATH, CATALOG, "{\"action\": \"start\", \"reason\": \"because\"}", "If-Match", "\"1.1\"");

        assertThat(late.statusCode()).isEqualTo(412);
    }

    private void shadow() {
        HttpResponse<String> done =
                port.ask("PATCH", "/api/v1/groups/catalog", CATALOG, "{\"shadow\": 5, \"reason\": \"to compare\"}");
        assertThat(done.statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> order(String path, String token, String action) {
        return port.ask("POST", path, token, "{\"action\": \"" + action + "\", \"reason\": \"because\"}");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }
}
