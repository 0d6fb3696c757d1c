package io.banyan.api;

import static io.banyan.api.ApiPort.ADMIN;
import static io.banyan.api.ApiPort.CATALOG;
import static io.banyan.api.ApiPort.EVENTS;
import static io.banyan.api.ApiPort.VIEWER;
import static io.banyan.api.ViewsPort.tree;
import static io.banyan.api.ViewsPort.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.view.View;
import io.banyan.view.ViewVersion.State;
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

/// What the API tells of views, and how one is switched.
class ViewsApiTests {
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
    void showsViewsWithTheirReaders() {
        JsonNode views = tree(port.ask("GET", "/api/v1/views", VIEWER, ""));

        assertThat(views).extracting(view -> view.path("view").asString()).containsExactly("events", "lost");
        JsonNode events = tree(port.ask("GET", "/api/v1/views/events", VIEWER, ""));
        assertThat(events.path("groups").path(0).path("group").asString()).isEqualTo("events");
        assertThat(events.path("groups").path(0).path("owner").asString()).isEqualTo("team-discovery");
        assertThat(events.path("active").asInt()).isOne();
        assertThat(events.path("versions").path(1).path("state").asString()).isEqualTo("live");
        assertThat(events.path("versions")
                        .path(1)
                        .path("watermark")
                        .path("position")
                        .asString())
                .isEqualTo("900");
    }

    @Test
    void namesTheViewsThatThereAreForOneThatIsNot() {
        HttpResponse<String> answer = port.ask("GET", "/api/v1/views/event", VIEWER, "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("there is no view 'event' (did you mean 'events'?); write one of: events, lost");
    }

    @Test
    void tellsOfAViewThatOnlyAFileNames() {
        port.feed.views.remove("events");

        JsonNode events = tree(port.get("/api/v1/views/events"));

        assertThat(events.path("problem").asString())
                .isEqualTo("not in the feed: start its runner, or correct freshness.view of events");
        assertThat(events.path("versions")).isEmpty();
    }

    @Test
    void switchesForItsGroupTellsTheFeedAndIsUndone() {
        JsonNode done = serve(EVENTS, "{\"version\": 2, \"reason\": \"city fixed\"}");

        assertThat(done.path("says").path(0).asString()).isEqualTo("events v1 → events v2, for group events");
        assertThat(port.feed.active("events")).isEqualTo(2);
        assertThat(tree(port.get("/api/v1/views/events"))
                        .path("groups")
                        .path(0)
                        .path("asked")
                        .asInt())
                .isEqualTo(2);
        String id = done.path("changes").path(0).path("id").asString();
        assertThat(done.path("undo").path(0).asString())
                .isEqualTo(
                        "./banyan view switch events 1 --reason 'undo of view events v1 → events v2 by ann' --undo-of "
                                + id);

        serve(EVENTS, "{\"version\": 1, \"reason\": \"back\", \"undoOf\": \"" + id + "\"}");

        assertThat(port.feed.active("events")).isOne();
        JsonNode audit = tree(port.get("/api/v1/audit?limit=2"));
        assertThat(audit.path(1).path("id").asString()).isEqualTo(id);
        assertThat(audit.path(1).path("undone").path("whole").asBoolean()).isTrue();
    }

    @Test
    void saysThatAVersionIsServedAlready() {
        serve(EVENTS, "{\"version\": 2, \"reason\": \"city fixed\"}");
        JsonNode again = serve(EVENTS, "{\"version\": 2, \"reason\": \"city fixed\"}");

        assertThat(again.path("says").path(0).asString()).isEqualTo("events serves v2 already");
        assertThat(again.path("changes")).isEmpty();
        serve(EVENTS, "{\"version\": 1, \"reason\": \"back\"}");
    }

    @Test
    void refusesAVersionWithDeadLettersUnlessItIsWantedEvenSo() {
        port.feed.put(new View("events", 1, List.of(version(1, State.LIVE, 0), version(2, State.STALE, 3))));
        HttpResponse<String> refused =
                port.ask("PUT", "/api/v1/views/events/active", EVENTS, "{\"version\": 2, \"reason\": \"try\"}");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(tree(refused).path("detail").asString())
                .contains("v2 is marked stale", "v2 has 3 dead letters", "add --even-so");
        assertThat(tree(refused).path("mayBeOverridden").asBoolean()).isTrue();
        assertThat(port.feed.active("events")).isOne();

        JsonNode done = serve(EVENTS, "{\"version\": 2, \"reason\": \"try\", \"evenSo\": true}");

        assertThat(done.path("says").path(1).asString()).startsWith("even so: v2 is marked stale");
        serve(EVENTS, "{\"version\": 1, \"reason\": \"back\"}");
    }

    @Test
    void refusesAVersionThatIsBeingBuiltWhateverIsSaid() {
        port.feed.put(new View("events", 1, List.of(version(1, State.LIVE, 0), version(2, State.BUILDING, 0))));

        HttpResponse<String> refused = port.ask(
                "PUT",
                "/api/v1/views/events/active",
                EVENTS,
                "{\"version\": 2, \"reason\": \"try\", \"evenSo\": true}");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(tree(refused).path("mayBeOverridden").asBoolean(true)).isFalse();
    }

    @Test
    void changesNothingWhileTheFeedIsAway() {
        port.feed.away = "the Redis of --views-redis does not answer";
        String before =
                tree(port.get("/api/v1/audit?limit=1")).path(0).path("id").asString();

        HttpResponse<String> refused =
                port.ask("PUT", "/api/v1/views/events/active", EVENTS, "{\"version\": 2, \"reason\": \"try\"}");

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(tree(refused).path("detail").asString())
                .isEqualTo("views cannot be changed now, and nothing was: the Redis of --views-redis does not answer");
        assertThat(tree(port.get("/api/v1/audit?limit=1")).path(0).path("id").asString())
                .isEqualTo(before);
    }

    @Test
    void onlyPlansADryRun() {
        JsonNode plan = serve(EVENTS, "{\"version\": 2, \"reason\": \"try\", \"dryRun\": true}");
        views.ask("POST", "events/versions/2/rebuild", EVENTS, "{\"reason\": \"try\", \"dryRun\": true}");

        assertThat(plan.path("says").path(0).asString()).isEqualTo("events v1 → events v2");
        assertThat(plan.path("dryRun").asBoolean()).isTrue();
        assertThat(port.feed.active("events")).isOne();
        assertThat(port.feed.asked).isEmpty();
    }

    @Test
    void isForOperatorsOfAllItsGroupsAndWithoutAnyForAdmins() {
        assertThat(status("events", VIEWER)).isEqualTo(403);
        assertThat(status("events", CATALOG)).isEqualTo(403);
        assertThat(status("events", EVENTS)).isEqualTo(200);
        HttpResponse<String> refused = port.ask("PUT", "/api/v1/views/lost/active", EVENTS, "{}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("no route file names view lost, so changing it requires the role admin");
    }

    private static int status(String view, String token) {
        return port.ask(
                        "PUT",
                        "/api/v1/views/" + view + "/active",
                        token,
                        "{\"version\": 2, \"reason\": \"try\", \"dryRun\": true}")
                .statusCode();
    }

    @Test
    void recordsWhatHappensToAViewThatNoFileNames() {
        JsonNode done = views.ask("PUT", "lost/active", ADMIN, "{\"version\": 2, \"reason\": \"try\"}");

        assertThat(done.path("says").path(0).asString()).isEqualTo("lost v1 → lost v2");
        assertThat(done.path("undo").path(0).asString()).startsWith("./banyan view switch lost 1 --reason ");
        assertThat(done.path("changes").path(0).path("group").isNull()).isTrue();
        assertThat(port.feed.active("lost")).isEqualTo(2);
        assertThat(tree(port.get("/api/v1/status")).path("killed").asBoolean(true))
                .isFalse();
    }

    @Test
    void promisesToTellTheFeedLaterOnlyOfViewsThatAFileNames() {
        port.feed.readOnly = true;

        JsonNode done = serve(EVENTS, "{\"version\": 2, \"reason\": \"try\"}");
        HttpResponse<String> failed =
                port.ask("PUT", "/api/v1/views/lost/active", ADMIN, "{\"version\": 2, \"reason\": \"try\"}");

        assertThat(done.path("says").path(1).asString())
                .isEqualTo("the feed could not be told (READONLY); it is told as soon as it is back");
        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(tree(failed).path("detail").asString())
                .isEqualTo(
                        "it is in the audit, but the feed may not have been told: READONLY; repeat it when the feed is back");
        port.feed.readOnly = false;
        serve(EVENTS, "{\"version\": 1, \"reason\": \"back\"}");
    }

    private static JsonNode serve(String token, String body) {
        return views.ask("PUT", "events/active", token, body);
    }
}
