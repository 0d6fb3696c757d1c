package io.banyan.cli;

import static io.banyan.cli.AdminRelay.cutBehind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

@ExtendWith(SharedGateway.class)
class WatchCommandTests {
    private static final String SHOWS = """
            group: shows
            owner: team-stage
            contact: "#team-stage"
            review-by: 2999-06-30
            modern: { url: "MODERN", deployed: k8s/prod/shows }
            weight: 10%
            sticky: [header:X-Member-Id]
            routes:
              - id: show
                path: /shows/{showId}
            """;
    private static final String FIGURES = "\\d\\d:\\d\\d:\\d\\d  revision \\d+  1 of 1 replica"
            + "  legacy \\d+\\.\\d/s errors \\d+\\.\\d  modern \\d+\\.\\d/s errors \\d+\\.\\d  fall-backs \\d+\\.\\d";
    private static final String FRAME = """
            banyan banyan · revision \\d+ · 1 of 1 replica · store: embedded
            kill switch for everything: off

                   ── MODERN % ──  ─ REQUESTS/s ─  ── ERRORS/s ──  ─── P99 ms ───
            GROUP  1 MIN  APPLIED  LEGACY  MODERN  LEGACY  MODERN  LEGACY  MODERN  FALL-BACKS/s
            shows  [ \\d.-]{5}       25( +[\\d.]+){4}( +[\\d.-]+){3}
            all        -        -( +[\\d.]+){4}( +[\\d.-]+){3}

            \\d\\d:\\d\\d:\\d\\d  ann by page: shows 10% → 25%, reason: p99 is level
            03:16:20  Ctrl-C stops watching; traffic is not affected
            \u001b\\[J""";
    private static final Pauses SHORT = new Pauses(Duration.ofMillis(10), Duration.ofMillis(10));

    private final RealGateway gateway;
    private final AdminRelay admin;
    private final Terminal terminal;
    private final StringWriter out = new StringWriter();

    WatchCommandTests(RealGateway gateway) {
        this.gateway = gateway;
        this.admin = new AdminRelay(gateway);
        this.terminal = Terminal.at(admin);
    }

    /// What happened to files before is told with the next second's figures: that second is over.
    @BeforeAll
    static void serve(RealGateway gateway) {
        gateway.serve(SHOWS);
        try (AdminRelay admin = new AdminRelay(gateway)) {
            admin.fails(
                    "GET /events",
                    cutBehind("event:figures", WatchCommandTests::nothing),
                    new AdminRelay.As("taken-away"));
            watch(Terminal.at(admin));
        }
    }

    @BeforeEach
    void begin() {
        gateway.change("/groups/shows", "{\"weight\":10}", "begin");
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void writesALineASecondAndOneForEachChange() {
        feeds(cutBehind("event:change", this::moves));

        watch(terminal);

        assertThat(terminal.out())
                .matches("(" + FIGURES
                        + "\n)+\\d\\d:\\d\\d:\\d\\d  change  ann by page: shows 10% → 25%, reason: p99 is level\n");
    }

    @Test
    void writesJsonLinesForPrograms() {
        String later = "event: figures\ndata: {\"revision\":\ndata: 42}\n\nevent: of-later\ndata: 1\n\n";
        feeds(cutBehind("event:figures", WatchCommandTests::nothing), new AdminRelay.Instead(200, later));

        watch(terminal, "--json");

        assertThat(terminal.lines()).hasSize(3);
        assertThat(terminal.lines().getFirst())
                .startsWith("{\"message\":\"figures\",\"data\":{\"at\":\"")
                .contains("\"replicas\":{\"answering\":1,", "\"total\":{\"legacy\":{\"rate\":");
        assertThat(terminal.lines().get(1)).isEqualTo("{\"message\":\"figures\",\"data\":{\"revision\": 42}}");
        assertThat(terminal.lines().getLast()).contains("\"status\":401");
    }

    @Test
    void endsAfterTheTimeGiven() {
        assertThat(terminal.run("watch --for 1s")).isZero();
    }

    @Test
    void saysThatItLostTheAdminPortAndComesBack() {
        feeds(
                cutBehind("event:figures", WatchCommandTests::nothing),
                new AdminRelay.Instead(502, ""),
                cutBehind("event:files", () -> gateway.write(SHOWS + "# read anew\n")));
        Ago ago = terminal.ago();
        WatchLines view = new WatchLines(ago, printer(), printer());

        try (AdminApi api = new AdminApi(Caller.of(terminal.around()), ago)) {
            Watching watching = new Watching(api, view, SHORT, Duration.ofMinutes(1));
            assertThatExceptionOfType(Refused.class).isThrownBy(watching::untilTheEnd);
        }

        assertThat(out.toString().lines().filter(line -> !line.matches(FIGURES)))
                .containsExactly(
                        "banyan: lost " + admin.url() + " (it ended); again in 1 s",
                        "banyan: " + admin.url() + " gave no reason (502); again in 1 s",
                        "banyan: back at " + admin.url(),
                        "03:16:20  route files were reloaded",
                        "banyan: lost " + admin.url() + " (it ended); again in 1 s");
        assertThat(out.toString().lines()).first().asString().matches(FIGURES);
    }

    @Test
    void endsAtOnceWhereNobodyListensAtFirst() {
        admin.close();

        assertThat(terminal.run("watch")).isOne();
        assertThat(terminal.err()).startsWith("banyan: nothing is listening at " + admin.url());
    }

    @Test
    void endsWhenTheTokenIsTakenAway() {
        feeds(cutBehind("event:figures", WatchCommandTests::nothing));

        assertThat(watch(terminal, "--for", "1m")).isOne();
        assertThat(terminal.err()).contains("lost " + admin.url(), "rejected the token from BANYAN_TOKEN (401)");
    }

    @Test
    void drawsATerminalInPlace() {
        feeds(cutBehind("event:change.*event:figures", this::moves));

        watch(terminal.watched());

        String[] frames = terminal.out().replace("\u001b[K", "").split("\u001b\\[H");
        assertThat(frames[0]).isEmpty();
        assertThat(frames).anySatisfy(frame -> assertThat(frame).matches(FRAME));
        assertThat(Arrays.asList(frames).getLast()).contains("lost " + admin.url() + " (it ended); again in 1 s");
    }

    @Test
    void refusesATimeThatIsNone() {
        assertThat(terminal.run("watch --for ever")).isEqualTo(2);
        assertThat(terminal.err()).startsWith("banyan: --for was 'ever' but must be a time, such as 10s, 5m or 1h");
    }

    /// As `terminal.run`, but comes back sooner to a feed that was lost.
    private static int watch(Terminal terminal, String... options) {
        return terminal.run(new CommandLine(new WatchCommand(terminal.around(), SHORT)), options);
    }

    private static void nothing() {}

    private void moves() {
        gateway.reads("/shows/7", 10);
        gateway.change("/groups/shows", "{\"weight\":25}", "p99 is level");
    }

    /// Feeds that go wrong one after the other, then a token that is good no more.
    private void feeds(AdminRelay.Fault... inTurn) {
        AdminRelay.Fault[] all = Arrays.copyOf(inTurn, inTurn.length + 1);
        all[inTurn.length] = new AdminRelay.As("taken-away");
        admin.fails("GET /events", all);
    }

    private PrintWriter printer() {
        return new PrintWriter(out, true);
    }
}
