package io.banyan.api;

import static io.banyan.api.ApiPort.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who says whose undo a change is finds the other marked in the audit, by whatever path it came.
class UndoApiTests {
    private static ApiPort port;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        port = new ApiPort(folder);
    }

    @AfterAll
    static void close() {
        port.close();
    }

    @Test
    void marksAWeightThatWasTakenBackByAListOrAGroupOrARoute() {
        assertMarked("POST", "changes", "{\"changes\": [{\"group\": \"events\", \"weight\": 10}]");
        assertMarked("PATCH", "groups/events", "{\"weight\": 10");

        port.set("{\"changes\": [{\"route\": \"event-page\", \"weight\": 7}], \"reason\": \"begin\"}");
        String id = newest().path("id").asString();
        ask("PATCH", "routes/event-page", "{\"weight\": null, \"reason\": \"back\", \"undoOf\": \"" + id + "\"}");
        assertThat(audit().path(1).path("undone").path("whole").asBoolean()).isTrue();
    }

    private static void assertMarked(String method, String path, String undo) {
        port.set("{\"changes\": [{\"group\": \"events\", \"weight\": 10}], \"reason\": \"begin\"}");
        port.set("{\"changes\": [{\"group\": \"events\", \"weight\": 25}], \"reason\": \"try\"}");
        JsonNode stands = newest();

        ask(
                method,
                path,
                undo + ", \"reason\": \"back\", \"undoOf\": \""
                        + stands.path("id").asString() + "\"}");

        JsonNode undone = audit().path(1);
        assertThat(stands.path("undone").isNull()).isTrue();
        assertThat(stands.path("undo").isArray()).isTrue();
        assertThat(undone.path("id")).isEqualTo(stands.path("id"));
        assertThat(undone.path("undo").isNull()).isTrue();
        assertThat(undone.path("undone").path("by").asString()).isEqualTo("admin");
        assertThat(undone.path("undone").path("id")).isEqualTo(newest().path("id"));
        assertThat(newest().path("undoOf")).isEqualTo(stands.path("id"));
    }

    @Test
    void marksASwitchThatWasTakenBack() {
        ask("PUT", "kill", "{\"reason\": \"fire\"}");
        String killed = newest().path("id").asString();
        ask("DELETE", "kill", "{\"reason\": \"out\", \"undoOf\": \"" + killed + "\"}");
        String unkilled = newest().path("id").asString();
        assertThat(audit().path(1).path("undone").path("whole").asBoolean()).isTrue();

        ask("PUT", "kill", "{\"reason\": \"again\", \"undoOf\": \"" + unkilled + "\"}");
        JsonNode audit = audit();
        ask("DELETE", "kill", "{\"reason\": \"end\"}");

        assertThat(audit.path(1).path("undone").path("whole").asBoolean()).isTrue();
        assertThat(audit.path(2).path("undone").isNull()).isTrue();
        assertThat(audit.path(2).path("undo").isArray()).isTrue();
    }

    @Test
    void findsTheUndoThatAFilterLeavesOut() {
        port.set("{\"changes\": [{\"group\": \"catalog\", \"weight\": 25}], \"reason\": \"try\"}");
        String id = newest().path("id").asString();
        ask(
                "POST",
                "changes",
                "{\"changes\": [{\"group\": \"catalog\", \"weight\": 0}], \"reason\": \"back\", \"undoOf\": \"" + id
                        + "\"}");
        port.set("{\"changes\": [{\"group\": \"events\", \"weight\": 99}], \"reason\": \"more\"}");

        JsonNode last = tree(port.get("/api/v1/audit?group=catalog&limit=2")).path(1);

        assertThat(last.path("id").asString()).isEqualTo(id);
        assertThat(last.path("undone").isObject()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"a b\"", "7", "{}"})
    void refusesWhatIsNoIdAndChangesNothing(String undoOf) {
        JsonNode before = newest();

        HttpResponse<String> answer = port.ask(
                "PUT", "/api/v1/groups/catalog/kill", ADMIN, "{\"reason\": \"fire\", \"undoOf\": " + undoOf + "}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("undoOf was ", "but must be the id of a change, as shown by GET /api/v1/audit");
        assertThat(newest()).isEqualTo(before);
    }

    private static void ask(String method, String path, String body) {
        assertThat(port.ask(method, "/api/v1/" + path, ADMIN, body).statusCode())
                .isEqualTo(200);
    }

    private static JsonNode newest() {
        return audit().path(0);
    }

    private static JsonNode audit() {
        return tree(port.get("/api/v1/audit?limit=3"));
    }

    private static JsonNode tree(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
