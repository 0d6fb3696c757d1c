package io.banyan.cli;

import static io.banyan.cli.ViewAnswers.building;
import static io.banyan.cli.ViewAnswers.built;
import static io.banyan.cli.ViewAnswers.events;
import static io.banyan.cli.ViewAnswers.live;
import static io.banyan.cli.ViewAnswers.missing;
import static io.banyan.cli.ViewAnswers.ok;
import static io.banyan.cli.ViewAnswers.served;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.report.VersionReport.DidReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@ExtendWith(SharedGateway.class)
class ViewCommandsTests {
    private static final String EVENTS = """
            group: seen-events
            owner: team-discovery
            contact: "#team-discovery"
            review-by: 2999-06-30
            modern: { url: "MODERN", deployed: k8s/prod/events }
            sticky: [header:X-Member-Id]
            freshness: { view: seen-events }
            routes:
              - id: seen-event
                path: /seen-events/{eventId}
            """;

    private final AdminRelay admin;
    private final Terminal terminal;

    ViewCommandsTests(RealGateway gateway) {
        this.admin = new AdminRelay(gateway);
        this.terminal = Terminal.at(admin);
    }

    @BeforeAll
    static void serve(RealGateway gateway) {
        gateway.serve(EVENTS);
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void listsEveryVersion() {
        admin.fails("GET /views", ok(List.of(events(served(), building(410_000, 1)), missing())));

        assertThat(terminal.run("view list")).isZero();

        assertThat(terminal.out()).isEqualTo("""
                VIEW     VERSION  STATE            BEHIND  DEAD LETTERS  GROUPS
                events   v1 *     stale             7.3 s             3  events (team-discovery)
                         v2       building 41%          -             0
                members  -        not in the feed       -             -  -

                stale events v1: 3 changes could not be taken in
                  events v1: correct them, then: ./banyan view replay-dead-letters events 1 --reason '...'
                problem members: not in the feed: start its runner, or correct freshness.view of members
                """);
    }

    @Test
    void showsAllThatIsKnownOfOne() {
        admin.fails("GET /views/events", ok(events(served(), building(410_000, 2))));

        terminal.run("view show events");

        assertThat(terminal.out()).isEqualTo("""
                view events: serves v1, to events (team-discovery)

                v1  stale, served, 7.3 s behind, 3 dead letters
                    at 900 of source 7c1f00aa
                    why: 3 changes could not be taken in
                    to do: correct them, then: ./banyan view replay-dead-letters events 1 --reason '...'
                    done 3 min ago: 12 keys read anew

                v2  building
                    41%, 410,000 of about 1,000,000 rows, 52,000 rows/s, 11 s left, begun 2 times
                    asked: rebuild, under way
                """);
    }

    @Test
    void tellsOfAViewThatAFileNamesThatNoFeedIsAsked() {
        terminal.run("view list");

        assertThat(terminal.out())
                .contains("seen-events  -        not in the feed")
                .contains("problem seen-events: no feed is asked: start serve with --views-redis URL");
        assertThat(terminal.run("view switch seen-events 2 --reason x")).isOne();
        assertThat(terminal.err())
                .startsWith("banyan: views cannot be changed now, and nothing was: no feed is asked: start serve with"
                        + " --views-redis URL (503)");
    }

    @Test
    void namesTheNearestView() {
        assertThat(terminal.run("view show seen-event")).isOne();
        assertThat(terminal.err()).isEqualTo("""
                banyan: there is no view 'seen-event' (did you mean 'seen-events'?)
                  known: seen-events
                """);
        assertThat(terminal.run("view switch seen-event 2 --reason x")).isOne();
        assertThat(terminal.err()).startsWith("banyan: there is no view 'seen-event' (did you mean 'seen-events'?)");
    }

    @Test
    void switchesAndSaysHowToUndoIt() {
        admin.fails(
                "PUT /views/events/active",
                ok(Map.of(
                        "changes",
                        List.of(1),
                        "says",
                        List.of("events v1 → events v2, for group events", "even so: v2 has 1 dead letter"),
                        "undo",
                        List.of("./banyan view switch events 1 --reason 'undo'"))));

        terminal.run("view switch events v2 --reason 'city fixed' --even-so");

        assertThat(admin.asked().getFirst().body())
                .isEqualTo("{\"version\":2,\"reason\":\"city fixed\",\"evenSo\":true,\"dryRun\":false}");
        assertThat(terminal.out()).isEqualTo("""
                events v1 → events v2, for group events
                  even so: v2 has 1 dead letter
                undo: ./banyan view switch events 1 --reason 'undo'
                """);
    }

    @Test
    void refusesALineBeforeItAsksAnybody() {
        assertThat(terminal.run("view switch events two --reason x")).isEqualTo(2);
        assertThat(terminal.err())
                .startsWith("banyan: the version was 'two' but must be a whole number from 1; write 2");
        assertThat(terminal.run("view drop events 1")).isEqualTo(2);
        assertThat(terminal.err()).startsWith("banyan: a reason is missing");
        assertThat(terminal.run("view rebuild events --table public.event --reason x"))
                .isEqualTo(2);
        assertThat(terminal.err()).startsWith("banyan: give --keys FILE, or --table TABLE with --where SQL");
        assertThat(admin.asked()).isEmpty();
    }

    @Test
    void showsABuildUntilItIsDoneThoughItsRunnerIsReplacedAndAnAnswerIsMissing() {
        admin.fails("POST /views/events/versions/2/rebuild", ViewAnswers.asked("x1", "events v2: rebuild asked"));
        admin.fails(
                "GET /views/events",
                ok(events(served(), building(410_000, 1))),
                new AdminRelay.Instead(502, "away"),
                ok(events(served(), building(20_000, 2))),
                ok(events(served(), built("x1"))));

        assertThat(terminal.run("view rebuild events 2 --reason try")).isZero();

        assertThat(terminal.out()).isEqualTo("""
                events v2: rebuild asked
                events v2: 41%, 410,000 of about 1,000,000 rows, 52,000 rows/s, 11 s left
                RELAY gave no reason (502); trying again
                its runner was replaced, and the build begun again (2 times so far)
                done: 1,000,000 rows read, 400,000 documents written
                """.replace("RELAY", admin.url()));
    }

    @Test
    void drawsABarOnATerminal() {
        admin.fails("POST /views/events/versions/2/rebuild", ViewAnswers.asked("x1", "events v2: rebuild asked"));
        admin.fails("GET /views/events", ok(events(building(500_000, 1))), ok(events(built("x1"))));

        terminal.watched().run("view rebuild events 2 --reason try");

        assertThat(terminal.out())
                .contains("Ctrl-C stops watching; what was asked goes on\n")
                .contains(
                        "\revents v2  [############............]  50%, 500,000 of about 1,000,000 rows, 52,000 rows/s,"
                                + " 9 s left\u001b[K")
                .endsWith("\rdone: 1,000,000 rows read, 400,000 documents written\u001b[K\n");
    }

    @Test
    void endsWithOneWhereWhatWasAskedIsRefused() {
        var refused = new DidReport("x1", "the view has stopped, so only a rebuild helps", ViewAnswers.NOW, true);
        admin.fails("POST /views/events/versions/2/rebuild", ViewAnswers.asked("x1", "events v2: rebuild asked"));
        admin.fails("GET /views/events", ok(events(live(refused))));

        assertThat(terminal.run("view rebuild events 2 --reason try")).isOne();

        assertThat(terminal.out()).isEqualTo("events v2: rebuild asked\n");
        assertThat(terminal.err()).isEqualTo("banyan: refused: the view has stopped, so only a rebuild helps\n");
        admin.fails("GET /views/events", ok(events(live(refused))));
        terminal.run("view show events");
        assertThat(terminal.out()).contains("refused 0 s ago: the view has stopped, so only a rebuild helps\n");
    }

    @Test
    void endsWithOneWhereNobodyKnowsAnyMoreWhatBecameOfIt() {
        var another = new DidReport("x2", "12 rows read anew", ViewAnswers.NOW, false);

        assertThat(rebuilt(ok(events(building(20_000, 1))), ok(events(live(another)))))
                .isOne();
        assertThat(terminal.err()).isEqualTo("""
                banyan: what became of it is not known: its runner has nothing to do, and keeps only what became of the last request
                  see how it stands with ./banyan view show events
                """);
        assertThat(rebuilt(ok(events(building(20_000, 1))), ok(events(served()))))
                .isOne();
        assertThat(terminal.err()).startsWith("banyan: what became of it is not known: events v2 has left the feed\n");
    }

    /// Of what somebody asks of v2, without a pause between two looks.
    private int rebuilt(AdminRelay.Instead first, AdminRelay.Instead fromThenOn) {
        List<AdminRelay.Instead> all = new ArrayList<>(Collections.nCopies(50, fromThenOn));
        all.addFirst(first);
        admin.fails("POST /views/events/versions/2/rebuild", ViewAnswers.asked("x1", "events v2: rebuild asked"));
        admin.fails("GET /views/events", all.toArray(AdminRelay.Instead[]::new));
        var command = new CommandLine(new ViewRebuildCommand(terminal.around(), Duration.ZERO));
        return terminal.run(command, "events", "2", "--reason", "try");
    }

    @Test
    void asksForTheKeysOfAFileOfTheVersionThatIsServed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("keys.txt"), "# since the import\nevent:42\n\n event:43 \nevent:42\n");
        admin.fails("GET /views/events", ok(events(served())));
        admin.fails(
                "POST /views/events/versions/1/rebuild", ViewAnswers.asked("x1", "events v1: rebuild of 2 keys asked"));

        terminal.in(folder).run("view rebuild events --keys keys.txt --reason try --no-wait");

        assertThat(admin.asked("POST /views/events/versions/1/rebuild"))
                .singleElement()
                .extracting(AdminRelay.Asked::body)
                .isEqualTo(
                        "{\"keys\":[\"event:42\",\"event:43\"],\"evenSo\":false,\"dryRun\":false,\"reason\":\"try\"}");
        assertThat(terminal.run("view rebuild events --keys none.txt --reason try"))
                .isEqualTo(2);
        assertThat(terminal.err()).startsWith("banyan: --keys: none.txt cannot be read");
    }

    @Test
    void plansADropAndAReplay() {
        admin.fails("DELETE /views/events/versions/2", ok(Map.of("dryRun", true, "says", List.of("events v2: drop"))));
        admin.fails(
                "POST /views/events/versions/2/replay",
                ok(Map.of("dryRun", true, "says", List.of("events v2: replay of dead letters"))));

        terminal.run("view drop events 2 --dry-run");
        assertThat(terminal.out()).isEqualTo("would change: events v2: drop\nnothing was changed (--dry-run)\n");
        terminal.run("view replay-dead-letters events 2 --dry-run");
        assertThat(terminal.out()).startsWith("would change: events v2: replay of dead letters\n");
    }

    @Test
    void comparesAndEndsWithOneWhereSomethingDiffers() {
        Map<String, Object> begun = Map.of("view", "events", "version", 2, "state", "drawing");
        Map<String, Object> over = Map.of(
                "view", "events",
                "version", 2,
                "state", "over",
                "expected", 1000,
                "done", 1000,
                "matched", 997,
                "mismatched", 3,
                "mismatches", List.of(Map.of("what", "/city", "count", 3, "keys", List.of("event:42", "event:43"))),
                "leftOut", new TreeMap<>(Map.of("group", 12, "*", 1)));
        admin.fails("POST /views/events/versions/2/compare", ok(begun));
        admin.fails("GET /views/events/versions/2/compare", ok(over));

        assertThat(terminal.run("view compare events 2 --ignore /at --path '/e/{event}'"))
                .isOne();

        assertThat(admin.asked().getFirst().body())
                .isEqualTo("{\"sample\":1000,\"paths\":[\"/e/{event}\"],\"ignore\":[\"/at\"]}");
        assertThat(terminal.out()).isEqualTo("""
                events v2 compared with LEGACY: 1,000 of 1,000 keys
                  997 matched, 3 mismatched, 0 ignored, 0 lagging, 0 failed
                  left out: 1 key of documents that are everywhere (*), which no path names
                  left out: 12 keys of kind group, which no route shows; name its path with --path '/...{group}'

                DIFFERS AT  KEYS  FOR EXAMPLE
                /city          3  event:42, event:43
                """);
    }

    /// All reads were refused, for example: nothing is known of the version then.
    @Test
    void endsWithOneWhereNoKeyCouldBeJudged() {
        Map<String, Object> over = Map.of(
                "view", "events",
                "version", 2,
                "state", "over",
                "expected", 2,
                "done", 2,
                "lagging", 1,
                "failed", 1);
        admin.fails("POST /views/events/versions/2/compare", ok(over));
        assertThat(terminal.run("view compare events 2")).isOne();

        Map<String, Object> ignored = new TreeMap<>(over);
        ignored.put("ignored", 1);
        admin.fails("POST /views/events/versions/2/compare", ok(ignored));
        assertThat(terminal.run("view compare events 2")).isZero();
    }
}
