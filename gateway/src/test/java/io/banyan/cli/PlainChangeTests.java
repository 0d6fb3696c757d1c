package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.app.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The way without picocli does what the commands do: same requests, same output, same exit code. Whatever it does not
/// take, picocli reads.
@ExtendWith(SharedGateway.class)
class PlainChangeTests {
    private static final String DESKS = """
            group: desks
            owner: team-till
            contact: "#team-till"
            review-by: 2999-06-30
            modern: { url: "MODERN", deployed: k8s/prod/desks }
            weight: 10%
            max-weight: 60%
            sticky: [header:X-Member-Id]
            routes:
              - id: desk-page
                path: /desks/{deskId}
            """;
    private static final String BOTH =
            DESKS.replace("desks", "both").replace("desk-page", "both").replace("desk", "both");

    private final RealGateway gateway;
    private final AdminRelay admin;
    private final Terminal terminal;

    PlainChangeTests(RealGateway gateway) {
        this.gateway = gateway;
        this.admin = new AdminRelay(gateway);
        this.terminal = Terminal.at(admin);
    }

    @BeforeAll
    static void serve(RealGateway gateway) {
        gateway.serve(DESKS, BOTH);
    }

    @BeforeEach
    void begin() {
        gateway.change("/groups/desks", "{\"weight\":10}", "begin");
        gateway.kill("DELETE", "/groups/desks");
        gateway.kill("DELETE", "");
    }

    @AfterEach
    void close() {
        begin();
        admin.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kill desks --reason 'wrong prices'",
                "kill --reason=wrong desks",
                "kill --everything --reason fire",
                "kill desks --reason x --json",
                "kill desks --reason x --undo-of 1-a",
                "unkill desks --reason x --undo-of=1-a",
                "weight desks 25% --reason x --undo-of 1-a",
                "weight desks 25% --reason x --undo-of a_b",
                "kill desks --dry-run",
                "kill --everything --dry-run --json",
                "kill dseks --reason x",
                "kill '../desks' --reason x",
                "unkill desks --reason ' x '",
                "unkill desks --reason x=y",
                "weight desks 25% --reason 'p99 is level'",
                "weight desks 80% --reason much --inheriting-only",
                "weight desks 10% --reason x",
                "weight --group desks 12.5% --reason → --json",
                "weight --route desk-page inherit --reason x",
                "weight desk-page 5% --reason x",
                "weight desks 25% --dry-run",
                "weight desks 25% --reason x --if-revision 1",
                "weight desks 25% --reason x --if-revision=99999",
                "weight both 25% --reason x",
                "weight dseks 25% --reason x",
            })
    void saysAndDoesTheSame(String line) {
        int exit = terminal.run(line);
        List<String> said = List.of(steady(terminal.out()), terminal.err());
        List<AdminRelay.Asked> asked = steady(admin.asked());
        begin();
        admin.asked().clear();

        assertThat(terminal.runPlainly(line)).hasValue(exit);

        assertThat(List.of(steady(terminal.out()), terminal.err())).isEqualTo(said);
        assertThat(steady(admin.asked())).isEqualTo(asked).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "kill",
                "kill --help",
                "kill desks -h",
                "kill desks",
                "kill desks --reason",
                "kill desks --reason --json",
                "kill desks --reason ''",
                "kill desks --reason -5",
                "kill desks --reason x --reason y",
                "kill desks --reason x --json --json",
                "kill desks --json=true --reason x",
                "kill desks --everything --reason x",
                "kill desks events --reason x",
                "kill -- desks --reason x",
                "kill desks --group --reason x",
                "kill '' --reason x",
                "kill --reason x",
                "kill desks --reason '\"wrong'",
                "weight desks --reason x",
                "weight desks 25 --reason x",
                "weight desks 140% --reason x",
                "weight desks 25%",
                "weight desks 25% --reason x --everything",
                "weight --group --route desks 25% --reason x",
                "weight desks 25% --reason x --if-revision -1",
                "weight desks 25% --reason x --if-revision 0x1",
                "help kill",
            })
    void leavesToPicocliWhatIsNotPlainlyRight(String line) {
        assertThat(terminal.runPlainly(line)).isEmpty();

        assertThat(terminal.out() + terminal.err()).isEmpty();
        assertThat(admin.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"weight desks inherit --reason x", "weight desk-page 5% --reason x --inheriting-only"})
    void leavesToPicocliWhatTheAnswersShowToBeWrong(String line) {
        assertThat(terminal.runPlainly(line)).isEmpty();

        assertThat(terminal.out() + terminal.err()).isEmpty();
        assertThat(admin.asked()).noneMatch(asked -> asked.what().startsWith("PATCH"));
    }

    @Test
    void isTheWayOfTheProcessAndLoadsNoFramework(@TempDir Path folder) throws IOException, InterruptedException {
        Path classes = folder.resolve("classes");
        Path said = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + classes + "::filecount=0",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "kill",
                        "desks",
                        "--reason",
                        "wrong prices")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("BANYAN_ADMIN", admin.url());
        builder.environment().put("BANYAN_TOKEN", RealGateway.ANN);

        Process process = builder.start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(said)).contains("desks: kill switch off");
        try (Stream<String> lines = Files.lines(classes)) {
            assertThat(lines.map(line -> line.replaceAll("^(\\[[^]]*])*\\s*(\\S+).*", "$2"))
                            .filter(name -> name.startsWith("io.banyan.")
                                    || name.matches("(picocli|org\\.springframework|io\\.netty|reactor)\\..*"))
                            .collect(Collectors.toSet()))
                    .contains(KillWork.class.getName())
                    .allMatch(name -> name.startsWith("io.banyan."));
        }
    }

    /// The time of a change and its number are different each time.
    private static String steady(String out) {
        return out.replaceAll("\"(at|id)\":\"[^\"]*\"|--undo-of [0-9a-f-]{36}", "")
                .replaceAll("\"(revision|epoch)\":\\d+|\\d+ revisions?", "");
    }

    private static List<AdminRelay.Asked> steady(List<AdminRelay.Asked> asked) {
        return asked.stream()
                .map(one -> new AdminRelay.Asked(
                        one.what(),
                        one.query(),
                        one.body(),
                        one.ifMatch() == null ? null : "",
                        one.door(),
                        one.token()))
                .toList();
    }
}
