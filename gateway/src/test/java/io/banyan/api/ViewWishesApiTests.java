package io.banyan.api;

import static io.banyan.api.ApiPort.EVENTS;
import static io.banyan.api.ViewsPort.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.view.Wish;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What is asked of runners goes to them and into the audit.
class ViewWishesApiTests {
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
    }

    @Test
    void asksARunnerAndRecordsIt() {
        JsonNode all = views.ask("POST", "events/versions/2/rebuild", EVENTS, "{\"reason\": \"try\"}");
        String id = all.path("id").asString();

        assertThat(port.feed.asked).containsEntry("events v2", new Wish.Rebuild(id));
        assertThat(all.path("says").path(0).asString()).isEqualTo("events v2: rebuild asked");
        assertThat(all.path("undo")).isEmpty();
        JsonNode recorded = tree(port.get("/api/v1/audit?limit=1")).path(0);
        assertThat(recorded.path("id").asString()).isEqualTo(id);
        assertThat(recorded.path("group").asString()).isEqualTo("events");
        assertThat(recorded.path("steps").toString())
                .isEqualTo("[{\"what\":\"rebuild\",\"route\":null,\"from\":\"events v2\",\"to\":\"asked\"}]");
        assertThat(recorded.path("undo").isNull()).isTrue();

        HttpResponse<String> second =
                port.ask("DELETE", "/api/v1/views/events/versions/2", EVENTS, "{\"reason\": \"away\"}");

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("waits for a runner to take over another request, a rebuild (" + id + ")");
    }

    @Test
    void asksForSomeKeysOrSomeRows() {
        JsonNode keys = views.ask(
                "POST",
                "events/versions/1/rebuild",
                EVENTS,
                "{\"keys\": [\"event:42\", \"event:43\"], \"reason\": \"try\"}");
        JsonNode rows = views.ask(
                "POST",
                "events/versions/2/rebuild",
                EVENTS,
                "{\"table\": \"public.event\", \"where\": \"group_id = 7\", \"reason\": \"try\"}");

        assertThat(port.feed.asked)
                .containsEntry("events v1", new Wish.Keys(keys.path("id").asString(), List.of("event:42", "event:43")))
                .containsEntry("events v2", new Wish.Rows(rows.path("id").asString(), "public.event", "group_id = 7"));
        assertThat(keys.path("says").path(0).asString()).isEqualTo("events v1: rebuild of 2 keys asked");
    }

    @Test
    void saysAllThatIsWrongWithABody() {
        HttpResponse<String> refused = port.ask(
                "POST",
                "/api/v1/views/events/versions/x/rebuild",
                EVENTS,
                "{\"keys\": [\"*\", 7], \"where\": \"a\", \"evenSo\": 1}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains(
                        "keys and table name the same thing twice",
                        "keys must be a list of 1 to 10,000 partition keys",
                        "keys has '*'",
                        "the version was 'x' but must be a whole number from 1",
                        "reason is missing",
                        "evenSo was 1");
    }

    @Test
    void takesTenThousandKeysAtOnce() {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            keys.append(i == 0 ? "" : ",")
                    .append("\"event:0123456789-0123456789-")
                    .append(i)
                    .append('"');
        }

        views.ask("POST", "events/versions/2/rebuild", EVENTS, "{\"keys\": [" + keys + "], \"reason\": \"try\"}");

        assertThat(port.feed.asked.get("events v2"))
                .isInstanceOfSatisfying(
                        Wish.Keys.class, wish -> assertThat(wish.keys()).hasSize(10_000));
    }
}
