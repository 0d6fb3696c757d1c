package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WatchCommandTests {
    private static final String TOLD = """
            {"at":"2026-11-22T03:16:20Z","revision":42,"replicas":{"says":"3 of 3 replicas"},
             "store":{"state":"in-step","says":"Redis: in step"},
             "groups":[{"group":"events","figures":%1$s}],"total":%1$s}""".formatted(Samples.FIGURES);
    private static final Pauses SHORT = new Pauses(Duration.ofMillis(10), Duration.ofMillis(10));

    private final StubAdmin admin = new StubAdmin();
    private final Terminal terminal = Terminal.at(admin);
    private final StringWriter out = new StringWriter();

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void writesALineASecondAndOneForEachChange() {
        feeds(message("figures", TOLD) + message("change", Samples.CHANGE));

        terminal.run("watch");

        assertThat(terminal.out()).isEqualTo("""
                03:16:20  revision 42  3 of 3 replicas  legacy 81.2/s errors 0.0  modern 27.1/s errors 1.5  fall-backs 1.5
                03:12:09  change  ann by page: events 10% → 25%, reason: p99 is level
                """);
    }

    @Test
    void writesJsonLinesForPrograms() {
        feeds(message("figures", "{\"revision\":\n42}") + message("of-later", "1"));

        terminal.run("watch --json");

        assertThat(terminal.out())
                .startsWith("{\"message\":\"figures\",\"data\":{\"revision\": 42}}\n")
                .doesNotContain("later");
    }

    @Test
    void endsAfterTheTimeGiven() {
        admin.says("GET /events", message("figures", TOLD));

        assertThat(terminal.run("watch --for 1s")).isZero();
    }

    @Test
    void saysThatItLostTheAdminPortAndComesBack() {
        feeds(message("figures", TOLD), "", message("files", "{}"));
        WatchLines view = new WatchLines(new Ago(Terminal.CLOCK), printer(), printer());

        try (AdminApi api = new AdminApi(Caller.of(terminal.around()), new Ago(Terminal.CLOCK))) {
            Watching watching = new Watching(api, view, SHORT, Duration.ofMinutes(1));
            assertThatExceptionOfType(Refused.class).isThrownBy(watching::untilTheEnd);
        }

        assertThat(out.toString().lines())
                .containsExactly(
                        "03:16:20  revision 42  3 of 3 replicas  legacy 81.2/s errors 0.0  modern 27.1/s errors 1.5"
                                + "  fall-backs 1.5",
                        "banyan: lost " + admin.url() + " (it ended); again in 1 s",
                        "banyan: an answer that says no more, from " + admin.url() + " (502); again in 1 s",
                        "banyan: back at " + admin.url(),
                        "03:16:20  route files were read anew",
                        "banyan: lost " + admin.url() + " (it ended); again in 1 s");
    }

    @Test
    void endsAtOnceWhereNobodyListensAtFirst() {
        admin.close();

        assertThat(terminal.run("watch")).isOne();
        assertThat(terminal.err()).startsWith("banyan: nobody listens at " + admin.url());
    }

    @Test
    void endsWhenTheTokenIsTakenAway() {
        feeds(message("figures", TOLD));

        assertThat(terminal.run("watch --for 1m")).isOne();
        assertThat(terminal.err()).contains("lost " + admin.url(), "does not take the token of BANYAN_TOKEN (401)");
    }

    @Test
    void drawsATerminalInPlace() {
        JsonNode status = Answer.tree(Samples.STATUS);
        JsonNode groups = Answer.tree(Samples.GROUPS);
        WatchScreen screen = new WatchScreen(
                new Ago(Terminal.CLOCK), new Paint(false), printer(), () -> new WatchScreen.Overview(status, groups));

        screen.told(new Feed.Message("change", Samples.CHANGE));
        screen.told(new Feed.Message("figures", TOLD));

        assertThat(out.toString().replace("\u001b[K", "")).isEqualTo("""
                \u001b[Hbanyan a1b2c3 · revision 42 · 3 of 3 replicas · store: Redis: in step
                kill switch for everything: off

                        ── MODERN % ──  ─ REQUESTS/s ─  ── ERRORS/s ──  ─── P99 ms ───
                GROUP   1 MIN  APPLIED  LEGACY  MODERN  LEGACY  MODERN  LEGACY  MODERN  FALL-BACKS/s
                events  24.31       25    81.2    27.1     0.0     1.5    48.0    19.3           1.5
                orders      -       50       -       -       -       -       -       -             -
                all         -        -    81.2    27.1     0.0     1.5    48.0    19.3           1.5

                03:12:09  ann by page: events 10% → 25%, reason: p99 is level
                03:16:20  Ctrl-C ends this; it changes nothing
                \u001b[J""");
    }

    @Test
    void refusesATimeThatIsNone() {
        assertThat(terminal.run("watch --for ever")).isEqualTo(2);
        assertThat(terminal.err()).startsWith("banyan: --for was 'ever' but must be a time, such as 10s, 5m or 1h");
    }

    /// Feeds that end after their text, one after the other, then a token that is good no more. An empty one is a 502.
    private void feeds(String... texts) {
        Iterator<String> left = List.of(texts).iterator();
        admin.says("GET /events", () -> {
            String text = left.hasNext() ? left.next() : null;
            int status = text == null ? 401 : text.isEmpty() ? 502 : 200;
            return new StubAdmin.Reply(status, text == null ? "" : text);
        });
    }

    private PrintWriter printer() {
        return new PrintWriter(out, true);
    }

    private static String message(String name, String data) {
        return "event: " + name + "\ndata: " + data.replace("\n", "\ndata: ") + "\n\n";
    }
}
