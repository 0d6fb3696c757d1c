package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedGateway.class)
class AuditCommandTests {
    private static final String STALLS = """
            group: stalls
            owner: team-market
            contact: "#team-market"
            review-by: 2999-06-30
            modern: { url: "MODERN", deployed: k8s/prod/stalls }
            weight: 10%
            sticky: [header:X-Member-Id]
            routes:
              - id: stall-page
                path: /stalls/{stallId}
            """;

    private final RealGateway gateway;
    private final AdminRelay admin;
    private final Terminal terminal;

    AuditCommandTests(RealGateway gateway) {
        this.gateway = gateway;
        this.admin = new AdminRelay(gateway);
        this.terminal = Terminal.at(admin);
    }

    @BeforeAll
    static void serve(RealGateway gateway) {
        gateway.serve(STALLS);
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void tellsWhoWhatWhenWhyAndTheWayBack() {
        gateway.change("/groups/stalls", "{\"weight\":10}", "begin");
        gateway.write(STALLS + "    weight: 5%\n");
        gateway.stands("/routes/stall-page", "weight", "5");
        gateway.change("/groups/stalls", "{\"weight\":25}", "p99 is level");
        gateway.kill("PUT", "");
        gateway.kill("DELETE", "");
        terminal.at(gateway.changedAt(null).plus(Duration.ofMinutes(4)));

        int exit = terminal.run("audit --limit 4");

        assertThat(exit).isZero();
        String[] at = Answer.tree(admin.said("GET /audit"))
                .valueStream()
                .map(change -> terminal.ago().exact(change.path("at").asString()))
                .toArray(String[]::new);
        String file = gateway.shown("stalls");
        assertThat(terminal.plain().lines())
                .containsExactly(
                        at[0] + "  4 min ago  ann by page  everything kill on → off",
                        "    reason: wrong prices",
                        "    undo: ./banyan kill --everything --reason 'undo of kill on → off by ann' --undo-of ID",
                        at[1] + "  4 min ago  ann by page  everything kill off → on",
                        "    reason: wrong prices",
                        "    undo: ./banyan unkill --everything --reason 'undo of kill off → on by ann' --undo-of ID",
                        at[2] + "  4 min ago  ann by page  stalls 10% → 25%, stall-page 5% → inherit",
                        "    reason: p99 is level",
                        "    undo: ./banyan weight --group stalls 10% --inheriting-only"
                                + " --reason 'undo of 10% → 25%, stall-page 5% → inherit by ann' --undo-of ID",
                        "    undo: ./banyan weight --route stall-page 5%"
                                + " --reason 'undo of 10% → 25%, stall-page 5% → inherit by ann' --undo-of ID",
                        at[3] + "  4 min ago  " + file + " by file  stalls stall-page inherit → 5%",
                        "    reason: as " + file + " says",
                        "    undo: ./banyan weight --route stall-page inherit"
                                + " --reason 'undo of stall-page inherit → 5% by " + file + "' --undo-of ID");
    }

    @Test
    void marksWhatWasUndoneAndOffersNoSecondUndo() {
        gateway.change("/groups/stalls", "{\"weight\":11}", "begin");
        terminal.run("weight stalls 27% --reason 'p99 is level'");
        String undo = undo();
        terminal.at(gateway.changedAt("stalls").plusSeconds(60));
        terminal.run("audit --limit 1");
        assertThat(undo()).isEqualTo(undo);

        terminal.run(undo);
        terminal.run("audit --limit 2");

        assertThat(terminal.lines())
                .filteredOn(line -> line.startsWith("    un"))
                .satisfiesExactly(
                        again -> assertThat(again).startsWith("    undo: ./banyan weight --group stalls 27% "),
                        marked -> assertThat(marked).matches("    undone by ann \\d+ s later"));
    }

    @Test
    void saysThatAnUndoFoundNothingToUndo() {
        gateway.change("/groups/stalls", "{\"weight\":12}", "begin");
        terminal.run("weight stalls 28% --reason 'p99 is level'");
        String undo = undo();
        terminal.run(undo);

        int exit = terminal.run(undo);

        assertThat(exit).isZero();
        assertThat(terminal.lines()).first().isEqualTo("nothing to undo: stalls is already at 12%");
        terminal.run("kill stalls --reason fire");
        String unkill = undo();
        terminal.run(unkill);
        terminal.run(unkill);
        assertThat(terminal.out()).isEqualTo("nothing to undo: stalls is not killed\n");
    }

    @Test
    void saysWhatIsLeftOfAnUndoInSeveralLines() {
        gateway.change("/groups/stalls", "{\"weight\":13}", "begin");
        gateway.change("/routes/stall-page", "{\"weight\":5}", "begin");
        terminal.run("weight stalls 29% --reason 'p99 is level'");
        List<String> undo = terminal.lines().stream()
                .filter(line -> line.startsWith("undo: "))
                .map(AuditCommandTests::words)
                .toList();

        terminal.run(undo.getFirst());
        terminal.run("audit --limit 2 --group stalls");
        String half = terminal.out();
        terminal.run(undo.getLast());
        terminal.run("audit --limit 3 --group stalls");

        assertThat(undo).hasSize(2);
        assertThat(half).containsPattern("    undone in part by ann \\d+ s later\n    undo: ");
        assertThat(terminal.out()).containsPattern("    undone by ann \\d+ s later\n$");
    }

    /// The last line printed that takes something back, as words for a terminal.
    private String undo() {
        return terminal.lines().stream()
                .filter(line -> line.strip().startsWith("undo: "))
                .reduce((first, last) -> last)
                .map(AuditCommandTests::words)
                .orElseThrow();
    }

    private static String words(String undo) {
        return undo.strip().replace("undo: ./banyan ", "");
    }

    @Test
    void saysHowManyDaysAgo() {
        gateway.change("/groups/stalls", "{\"weight\":26}", "p99 is level");
        terminal.at(gateway.changedAt("stalls").plus(Duration.ofHours(50)));

        terminal.run("audit --limit 1 --group stalls");

        assertThat(terminal.out()).contains("  2 d ago  ann by page  stalls ");
    }

    @Test
    void asksForWhatFits() {
        terminal.run("audit --group stalls --by 'ann b' --limit 5");

        assertThat(admin.asked().getFirst().query()).isEqualTo("?limit=5&group=stalls&by=ann%20b");
        assertThat(terminal.out()).isEqualTo("no changes match\n");
    }

    @Test
    void refusesALimitThatIsNone() {
        assertThat(terminal.run("audit --limit 0")).isEqualTo(2);
        assertThat(terminal.err()).startsWith("banyan: --limit was '0' but must be 1 to 1000");
    }
}
