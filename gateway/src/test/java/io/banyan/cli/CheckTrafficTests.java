package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `check --traffic`, with what the gateway says of its traffic in a test's hands.
@ExtendWith(SharedGateway.class)
class CheckTrafficTests {
    private static final String FILE = """
            group: events
            owner: team-discovery
            contact: "#team-discovery"
            review-by: 2999-06-30
            modern: { url: "http://events-view:8080", deployed: k8s/prod/events-view }
            ramp: { steps: [1%, 100%], growth: 100x/5m }
            routes:
              - { id: event-page, path: "/events/{eventId}" }
              - { id: event-list, path: /events }
            """;

    @TempDir
    private Path folder = Path.of("replaced");

    private final AdminRelay admin;
    private final Terminal terminal;

    CheckTrafficTests(RealGateway gateway) {
        this.admin = new AdminRelay(gateway);
        this.terminal = Terminal.at(admin);
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void saysHowLongEachStepTakesAtTodaysTrafficAndWarnsOfALongOne() throws IOException {
        Files.writeString(folder.resolve("events.yaml"), FILE + "shadow: 10%\n");
        reads(0.01);

        assertThat(terminal.run("check --traffic " + folder)).isZero();

        assertThat(terminal.lines().get(0)).endsWith(": no errors, 1 warning");
        assertThat(terminal.lines().get(1))
                .matches(
                        "ramp of events: from 0%, at today's traffic and at best: 1% in [0-9]+ days, 100% in [0-9]+ h");
        assertThat(terminal.err())
                .contains(folder + "/events.yaml:1: warning: ramp of events: the evidence for 1% comes in about ")
                .contains("clean reads of event-list that are looked at for errors, at a rate of 4 an hour; ");
    }

    @Test
    void tellsProgramsTheSame() throws IOException {
        Files.writeString(folder.resolve("events.yaml"), FILE + "shadow: 10%\n");
        reads(10);

        assertThat(terminal.run("check --traffic --json " + folder)).isZero();

        JsonNode ramp = Answer.tree(terminal.out()).path("ramps").path(0);
        assertThat(ramp.path("group").asString()).isEqualTo("events");
        assertThat(ramp.path("steps")).hasSize(2);
        assertThat(ramp.path("steps").path(1).path("weight").asDouble()).isEqualTo(100);
        assertThat(ramp.path("steps").path(1).path("seconds").asLong()).isEqualTo(600);
        assertThat(ramp.path("warnings")).isEmpty();
    }

    @Test
    void takesTheShareThatAnOperatorSetWhereTheFileSaysNone() throws IOException {
        Files.writeString(folder.resolve("events.yaml"), FILE);
        reads(10);

        assertThat(terminal.run("check --traffic " + folder)).isZero();
        assertThat(terminal.err()).contains("it never reaches 1%: ").contains("nothing of it is copied");

        reads(10);
        groups(50, 0);
        assertThat(terminal.run("check --traffic " + folder)).isZero();
        assertThat(terminal.err()).doesNotContain("ramp of events");
    }

    /// The scoreboard counts what LEGACY answers.
    @Test
    void countsWhatModernAnswersToo() throws IOException {
        Files.writeString(folder.resolve("events.yaml"), FILE.replace("[1%, 100%]", "[99%, 100%]") + "shadow: 1%\n");
        reads(12);
        groups(0, 80);

        assertThat(terminal.run("check --traffic " + folder)).isZero();

        // 12 reads a second of LEGACY's are 60 in all, and 0.12 of them are copied.
        assertThat(terminal.lines().get(1)).startsWith("ramp of events: from 80%, ");
        assertThat(terminal.lines().get(1)).contains("99% in 53 min, ");
    }

    @Test
    void isRefusedWhereNoGatewayCanBeAsked() throws IOException {
        Files.writeString(folder.resolve("events.yaml"), FILE);

        assertThat(new Terminal().in(folder).run("check --traffic " + folder)).isOne();
    }

    /// A second, of the list; the page has ten times as many.
    private void reads(double list) {
        groups(0, 0);
        admin.fails("GET /scoreboard", new AdminRelay.Instead(200, """
                {"replicas": 2, "templates": [
                  {"template": "/events", "kind": "read", "route": "event-list", "perSecond": %s},
                  {"template": "/events", "kind": "write", "route": "event-list", "perSecond": 900},
                  {"template": "/other", "kind": "read", "route": null, "perSecond": 900},
                  {"template": "/events/{eventId}", "kind": "read", "route": "event-page", "perSecond": %s}]}
                """.formatted(list, list * 10)));
    }

    private void groups(int shadow, int weight) {
        admin.fails("GET /groups", new AdminRelay.Instead(200, """
                [{"group": "events", "weight": %2$d, "routes": [
                   {"id": "event-list", "shadow": %1$d, "applied": %2$d},
                   {"id": "event-page", "shadow": %1$d, "applied": %2$d}]}]
                """.formatted(shadow, weight)));
    }
}
