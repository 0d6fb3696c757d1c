package io.banyan.api;

import static io.banyan.api.ApiPort.EVENTS;
import static io.banyan.api.ApiPort.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.shadow.Judged;
import io.banyan.shadow.NotCompared;
import io.banyan.shadow.ShadowTally;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
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
    }

    @AfterAll
    static void close() {
        port.close();
    }

    @Test
    void areToldToEverybodyAndForgottenByThoseWhoMayChangeTheGroup() {
        ShadowTally.Read read = new ShadowTally.Read("events", "event-page", "/events/7", false, Instant.EPOCH);
        port.shadowed.add(read, Judged.failed("MODERN answered 500"));
        port.shadowed.notCompared("events", NotCompared.FULL);

        assertThat(port.ask("GET", PATH, VIEWER, "").body())
                .isEqualTo("{\"group\":\"events\",\"notCompared\":{\"full\":1},\"routes\":[{\"route\":\"event-page\","
                        + "\"verdicts\":{\"failed\":1},\"failures\":{\"MODERN answered 500\":1},\"notJson\":0,"
                        + "\"pointers\":[],\"repeats\":0,\"noise\":[]}]}");
        assertThat(port.ask("DELETE", PATH, VIEWER, "").statusCode()).isEqualTo(403);
        assertThat(port.ask("DELETE", PATH, EVENTS, "").body())
                .isEqualTo("{\"group\":\"events\",\"notCompared\":{},\"routes\":[]}");
        assertThat(port.ask("GET", PATH.replace("events", "evens"), VIEWER, "").statusCode())
                .isEqualTo(404);
    }
}
