package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.TwoSides;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What an operator does through the admin API, and what the traffic port then does.
class LiveApiTests {
    private TwoSides sides;
    private ApiClient api;

    @BeforeEach
    void start() {
        sides = TwoSides.with(group -> group.weight("0%")
                .line("max-weight: 100%")
                .route("event", "/events/{id}")
                .route("list", "/events", "weight: 0%"));
        api = ApiClient.admin(sides.gateway());
    }

    @AfterEach
    void stop() {
        sides.close();
    }

    @Test
    void movesTrafficAtOnceAndBackByItsOwnUndo() {
        assertThat(side("/events/7")).isEqualTo("legacy");

        JsonNode changed = api.done("PATCH", "/api/v1/groups/events", "{\"weight\": 100, \"reason\": \"all of it\"}");

        assertThat(side("/events/7")).isEqualTo("modern");
        assertThat(side("/events")).isEqualTo("modern");
        String undo = changed.get("changes").get(0).get("undo").toString();
        api.done("POST", "/api/v1/changes", "{\"changes\": " + undo + ", \"reason\": \"undo\"}");
        assertThat(side("/events/7")).isEqualTo("legacy");
        assertThat(api.get("/api/v1/routes/list").get("own").booleanValue()).isTrue();
    }

    @Test
    void leavesNoRouteOnModernAtNothing() {
        api.done("PATCH", "/api/v1/groups/events", "{\"weight\": 100, \"reason\": \"all\"}");
        api.done("PATCH", "/api/v1/routes/list", "{\"weight\": 100, \"reason\": \"this one, too\"}");

        api.done("PATCH", "/api/v1/groups/events", "{\"weight\": 0, \"reason\": \"none\"}");

        assertThat(side("/events/7")).isEqualTo("legacy");
        assertThat(side("/events")).isEqualTo("legacy");
    }

    @Test
    void changesNothingInADryRun() {
        JsonNode plan =
                api.done("PATCH", "/api/v1/groups/events", "{\"weight\": 100, \"reason\": \"try\", \"dryRun\": true}");

        assertThat(plan.get("dryRun").booleanValue()).isTrue();
        assertThat(plan.get("plan").get("groups").get(0).get("routes").size()).isEqualTo(2);
        assertThat(side("/events/7")).isEqualTo("legacy");
    }

    @Test
    void killsAtOnceAndNamesWhoDidIt() {
        api.done("PATCH", "/api/v1/groups/events", "{\"weight\": 100, \"reason\": \"all\"}");

        JsonNode killed = api.done(
                "PUT",
                "/api/v1/kill",
                "{\"reason\": \"the new side fails\"}",
                "X-Banyan-Door",
                "page",
                "Origin",
                "http://banyan:9090");

        assertThat(killed.get("fleet").stringValue()).isEqualTo("done");
        assertThat(side("/events/7")).isEqualTo("legacy");
        JsonNode by = api.get("/api/v1/status").get("killedBy");
        assertThat(by.get("by").stringValue()).isEqualTo("admin");
        assertThat(by.get("door").stringValue()).isEqualTo("page");
        api.done("DELETE", "/api/v1/kill", "{\"reason\": \"mended\"}");
        assertThat(api.get("/api/v1/status").get("killed").booleanValue()).isFalse();
    }

    @Test
    void showsWhoComesSecondTheOthersChange() {
        String tag = api.send("GET", "/api/v1/groups/events", "")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        api.done("PATCH", "/api/v1/groups/events", "{\"weight\": 10, \"reason\": \"mine\"}", "If-Match", tag);

        HttpResponse<String> second =
                api.send("PATCH", "/api/v1/groups/events", "{\"weight\": 20, \"reason\": \"theirs\"}", "If-Match", tag);

        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(second.body()).contains("\"theirs\":{", "\"reason\":\"mine\"", "\"current\":{");
        assertThat(api.get("/api/v1/groups/events").get("weight").intValue()).isEqualTo(10);
    }

    @Test
    void keepsTheAuditInOrder() {
        for (int weight = 1; weight <= 5; weight++) {
            api.done("PATCH", "/api/v1/groups/events", "{\"weight\": " + weight + ", \"reason\": \"step\"}");
        }

        JsonNode audit = api.get("/api/v1/audit?group=events&by=admin&limit=5");

        assertThat(audit.valueStream()
                        .map(change -> change.get("steps").get(0).get("to").stringValue()))
                .containsExactly("5%", "4%", "3%", "2%", "1%");
    }

    @Test
    void explainsWhatTheTrafficPortThenDoes() {
        api.done("PATCH", "/api/v1/groups/events", "{\"weight\": 50, \"reason\": \"half\"}");

        JsonNode explained = api.done(
                "POST", "/api/v1/explain", "{\"method\": \"GET\", \"url\": \"/events/7\", \"client\": \"127.0.0.1\"}");

        assertThat(explained.get("side").stringValue()).isEqualTo(side("/events/7"));
        assertThat(explained.get("place").intValue()).isBetween(0, 9_999);
    }

    @Test
    void tellsAStreamOfChangesAtOnce() {
        List<String> lines = new CopyOnWriteArrayList<>();
        try (Stream stream = new Stream(lines)) {
            Await.until("the stream is open", stream::isOpen);

            api.done("PATCH", "/api/v1/groups/events", "{\"weight\": 7, \"reason\": \"seen\"}");

            Await.until("the change is told", () -> lines.contains("event:change"));
            Await.until("figures are told", () -> lines.contains("event:figures"));
        }
    }

    private String side(String path) {
        return sides.gateway().get(path).text();
    }

    private final class Stream implements AutoCloseable {
        private final HttpClient client = HttpClient.newHttpClient();
        private final List<String> lines;

        Stream(List<String> lines) {
            this.lines = lines;
            client.sendAsync(api.request("GET", "/api/v1/events", ""), BodyHandlers.ofLines())
                    .thenAcceptAsync(answer -> answer.body().forEach(lines::add));
        }

        boolean isOpen() {
            return !lines.isEmpty();
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }
}
