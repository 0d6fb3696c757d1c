package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The emergency of whoever has no token: a line in the group's file.
class FileKillTests {
    private static final int CLIENTS = 60;

    private final TwoSides sides = TwoSides.with(FileKillTests::group);
    private final ApiClient api = ApiClient.admin(sides.gateway());

    @BeforeEach
    void movedByAnOperator() {
        api.done("PATCH", "/api/v1/groups/events", "{\"weight\": 100, \"reason\": \"all of it\"}");
        assertThat(onModern()).isEqualTo(CLIENTS);
    }

    @AfterEach
    void stop() {
        sides.close();
    }

    @Test
    void sendsAllOfAGroupToLegacyThoughItsWeightInTheFileWasZeroBefore() {
        edit("kill: true\n");
        Await.until("all of it is on legacy", () -> onModern() == 0);

        assertThat(group().at("/fileKill/where").asString())
                .endsWith("events.yaml:" + (text().lines().count() + 1));
        assertThat(group().path("weight").asInt()).isEqualTo(100);
        JsonNode change = api.get("/api/v1/audit?limit=1").get(0);
        assertThat(change.path("door").asString()).isEqualTo("file");
        assertThat(change.at("/steps/0/what").asString()).isEqualTo("file-kill");
        assertThat(api.send("DELETE", "/api/v1/groups/events/kill", "{\"reason\": \"mended\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(onModern()).isZero();

        edit("");
        Await.until("the first are back on modern", () -> onModern() > 0);
        assertThat(group().path("weight").asInt()).isEqualTo(100);
    }

    @Test
    void holdsWhileItsFileIsBroken() {
        edit("kill: true\n");
        Await.until("all of it is on legacy", () -> onModern() == 0);

        edit("kill: perhaps\n");
        Await.until(
                "the file has errors",
                () -> api.get("/api/v1/status").path("problems").size() == 1);

        assertThat(onModern()).isZero();
    }

    @Test
    void aFileThatIsDeletedIsInTheAudit() {
        sides.gateway().routes().delete("events.yaml");
        Await.until("its routes are gone", () -> api.get("/api/v1/groups").isEmpty());
        Await.until("it is recorded", () -> newest().equals("file present → removed by file"));

        edit("");
        Await.until("its return is recorded", () -> newest().equals("file removed → present by file"));
    }

    private String newest() {
        JsonNode change = api.get("/api/v1/audit?limit=1").get(0);
        JsonNode step = change.path("steps").get(0);
        return step.path("what").asString() + " " + step.path("from").asString() + " → "
                + step.path("to").asString() + " by " + change.path("door").asString();
    }

    private JsonNode group() {
        return api.get("/api/v1/groups/events");
    }

    private static GroupText group(GroupText text) {
        return text.weight("0%").line("sticky: [header:X-Client]").route("event", "/events/{id}");
    }

    private void edit(String end) {
        sides.gateway().routes().write("events.yaml", text() + end);
    }

    private String text() {
        return TwoSides.events(sides.modern(), FileKillTests::group);
    }

    /// How many of the clients read from MODERN.
    private long onModern() {
        try (RawClient client = RawClient.connect(sides.gateway().port())) {
            return IntStream.range(0, CLIENTS)
                    .filter(number -> client.exchange(Requests.get("/events/7", "X-Client: c" + number))
                            .text()
                            .equals("modern"))
                    .count();
        }
    }
}
