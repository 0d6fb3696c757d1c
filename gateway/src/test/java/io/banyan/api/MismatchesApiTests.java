package io.banyan.api;

import static io.banyan.api.ApiPort.EVENTS;
import static io.banyan.api.ApiPort.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.banyan.evidence.Evidence;
import io.banyan.evidence.Kind;
import io.banyan.evidence.Placed;
import io.banyan.evidence.Trial;
import io.banyan.shadow.Judged;
import io.banyan.shadow.NotCompared;
import io.banyan.shadow.ShadowTally;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MismatchesApiTests {
    private static final String PATH = "/api/v1/groups/events/mismatches";

    private static ApiPort port;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        port = new ApiPort(folder);
        port.evidence.start();
    }

    @AfterAll
    static void close() {
        port.close();
        port.evidence.close();
    }

    @Test
    void areToldToEverybodyAndForgottenByThoseWhoMayChangeTheGroup() {
        ShadowTally.Read read =
                new ShadowTally.Read("events", "event-page", "/events/7", false, Instant.EPOCH, Instant.EPOCH);
        port.shadowed.add(read, Judged.failed("MODERN answered 500"));
        port.shadowed.notCompared("events", NotCompared.FULL);
        String before = port.evidence.of("events").revision();
        Trial trial = new Trial("events", "event-page", "e1", Set.of(Kind.ERRORS), Set.of(Kind.ERRORS));
        port.evidenceStore.taken.add(new Placed(before, Evidence.NO_RAMP, trial));
        await().until(() -> port.ask("GET", PATH, VIEWER, "").body().contains("needed"));

        assertThat(port.ask("GET", PATH, VIEWER, "").body())
                .isEqualTo("{\"group\":\"events\",\"notCompared\":{\"full\":1},\"routes\":[{\"route\":\"event-page\","
                        + "\"verdicts\":{\"failed\":1},\"failures\":{\"MODERN answered 500\":1},\"notJson\":0,"
                        + "\"pointers\":[],\"repeats\":0,\"noise\":[]}],\"drift\":null,\"evidence\":{\"revision\":\""
                        + before
                        + "\",\"routes\":[{"
                        + "\"route\":\"event-page\",\"kinds\":[{\"kind\":\"errors\",\"bad\":1,\"all\":1,"
                        + "\"limit\":0.5,\"needed\":1311,\"word\":\"open\",\"low\":20.65,\"high\":100}]}]}}");
        assertThat(port.ask("DELETE", PATH, VIEWER, "").statusCode()).isEqualTo(403);
        assertThat(port.ask("DELETE", PATH, EVENTS, "").body())
                .isEqualTo(
                        "{\"group\":\"events\",\"notCompared\":{},\"routes\":[],\"drift\":null,\"evidence\":{\"revision\":\""
                                + port.evidence.of("events").revision() + "\",\"routes\":[]}}")
                .doesNotContain(before);
        assertThat(port.ask("GET", PATH.replace("events", "evens"), VIEWER, "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void forgettingIsRecordedWithItsReason() {
        assertThat(port.ask("DELETE", PATH, EVENTS, "{\"reason\": \"personal data\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(lastChange()).contains("personal data", "evidence", "forgotten");

        assertThat(port.ask("DELETE", PATH, EVENTS, "{}").statusCode()).isEqualTo(200);
        assertThat(lastChange()).contains("counts and examples forgotten");
        assertThat(port.ask("DELETE", PATH, EVENTS, "{\"why\": \"x\"}").statusCode())
                .isEqualTo(400);
    }

    private static String lastChange() {
        return port.get("/api/v1/audit?limit=1").body();
    }
}
