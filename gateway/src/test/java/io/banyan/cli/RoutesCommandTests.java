package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoutesCommandTests {
    private static final String OWN = Samples.ROUTE
            .replace("event-page", "event-list")
            .replace("/events/{eventId}", "/events")
            .replace("\"own\":false", "\"own\":true")
            .replace("\"killed\":false", "\"killed\":true");

    private final StubAdmin admin = new StubAdmin()
            .says("GET /routes", "[" + Samples.ROUTE + "," + OWN + "]")
            .says("GET /groups/events", Samples.EVENTS)
            .says("GET /groups", Samples.GROUPS);
    private final Terminal terminal = Terminal.at(admin);

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void listsPathsAndWeights() {
        assertThat(terminal.run("routes")).isZero();

        assertThat(terminal.out()).isEqualTo("""
                                    ───── MODERN % ──────
                ROUTE       GROUP   1 MIN  ASKED  APPLIED       PATH
                event-page  events   24.3     25       25       /events/{eventId}
                event-list  events   24.3     25   KILLED  own  /events
                """);
    }

    @Test
    void listsThoseOfOneGroup() {
        assertThat(terminal.run("routes --group events")).isZero();

        assertThat(terminal.out()).contains("event-page").doesNotContain("event-list");
    }

    @Test
    void namesTheNearestGroup() {
        assertThat(terminal.run("routes --group evens")).isOne();

        assertThat(terminal.err()).startsWith("banyan: there is no group 'evens' (did you mean 'events'?)");
    }
}
