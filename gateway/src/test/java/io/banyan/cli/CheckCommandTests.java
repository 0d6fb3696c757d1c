package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTests {
    private static final String GOOD = """
            group: events
            owner: team-discovery
            contact: "#team-discovery"
            review-by: 2999-06-30
            modern: { url: "http://events-view:8080", deployed: k8s/prod/events-view }
            sticky: [cookie:JSESSIONID]
            routes:
              - { id: event-page, path: "/events/{eventId}" }
            """;

    private final Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    CheckCommandTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void allowsWarnings() throws IOException {
        Files.writeString(folder.resolve("events.yaml"), GOOD);

        int exit = check(folder.toString());

        assertThat(exit).isZero();
        assertThat(out).hasToString(folder + ": 1 file, 1 good group, 1 route: no errors, 1 warning\n");
        assertThat(err.toString()).startsWith(folder + "/events.yaml:6: warning: sticky[0] is 'cookie:JSESSIONID'");
    }

    @Test
    void refusesErrorsAndTellsEachWithItsLine() throws IOException {
        Files.writeString(folder.resolve("events.yaml"), GOOD.replace("owner", "onwer"));

        int exit = check(folder.toString());

        assertThat(exit).isOne();
        assertThat(err.toString())
                .contains(folder + "/events.yaml:1: owner is missing")
                .contains(folder + "/events.yaml:2: onwer is not a known key (did you mean 'owner'?)");
        assertThat(out.toString()).endsWith("no good groups, no routes: 2 errors, 1 warning\n");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        assertThat(check(folder.resolve("nowhere").toString())).isOne();
        assertThat(err.toString())
                .contains("nowhere: this folder does not exist; create it, or name another: ./banyan check DIR");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void countsOneOfTwoThatClash() throws IOException {
        Files.writeString(folder.resolve("events.yaml"), GOOD);
        Files.writeString(
                folder.resolve("events-again.yaml"),
                GOOD.replace("/events/", "/again/").replace("id: ", "id: a-"));

        assertThat(check(folder.toString())).isOne();

        assertThat(out.toString()).endsWith(": 2 files, 1 good group, 1 route: 1 error, 2 warnings\n");
    }

    @Test
    void tellsProgramsInJson() throws IOException {
        Files.writeString(folder.resolve("events.yaml"), GOOD);

        int exit = check("--json", folder.toString());

        JsonNode told = JsonMapper.shared().readTree(out.toString());
        assertThat(exit).isZero();
        assertThat(told.get("ok").asBoolean()).isTrue();
        assertThat(told.get("routes").asInt()).isOne();
        JsonNode problem = told.get("problems").get(0);
        assertThat(problem.get("file").asString()).isEqualTo(folder + "/events.yaml");
        assertThat(problem.get("line").asInt()).isEqualTo(6);
        assertThat(problem.get("severity").asString()).isEqualTo("warning");
        assertThat(problem.get("rule").asString()).isEqualTo("sticky-session");
    }

    @Test
    void triesEveryUpstreamWhereAsked() throws IOException {
        Files.writeString(folder.resolve("events.yaml"), GOOD.replace("events-view:8080", "127.0.0.1:1"));

        int exit = check("--connect", "--legacy", "https://127.0.0.1:2", folder.toString());

        assertThat(exit).isOne();
        assertThat(out.toString()).endsWith("no errors, 1 warning\n0 of 2 upstreams reached\n");
        assertThat(err.toString())
                .contains("the monolith (https://127.0.0.1:2) accepts no connections: ")
                .contains("the modern side of events (http://127.0.0.1:1) accepts no connections: ");
    }

    @Test
    void tellsProgramsOfUpstreamsToo() throws IOException {
        Files.writeString(folder.resolve("events.yaml"), GOOD.replace("events-view:8080", "127.0.0.1:1"));

        assertThat(check("--connect", "--json", folder.toString())).isOne();

        JsonNode told = JsonMapper.shared().readTree(out.toString());
        assertThat(told.get("ok").asBoolean()).isFalse();
        assertThat(told.get("errors").asInt()).isZero();
        assertThat(told.get("tried").asInt()).isOne();
        assertThat(told.get("unreached").get(0).asString()).startsWith("the modern side of events");
    }

    @Test
    void saysWhatARampTakesInReadsWhereNobodyKnowsTheTraffic() throws IOException {
        Files.writeString(folder.resolve("events.yaml"), GOOD + "ramp: { steps: [1%, 100%] }\n");

        assertThat(check(folder.toString())).isZero();

        assertThat(out.toString().lines().skip(1))
                .first()
                .asString()
                .isEqualTo("ramp of events: each route needs 381 clean pairs and 763 clean reads of MODERN before 1%,"
                        + " 191 and 382 fresh ones of all before each further step");
        assertThat(out.toString())
                .endsWith("\nhow long that takes depends on today's traffic, which a running gateway knows: ./banyan"
                        + " check --traffic " + folder + "\n");
    }

    @Test
    void refusesWrongOptionsOfServe() throws IOException {
        Path file = Files.writeString(folder.resolve("ca.pem"), "nonsense");

        assertThat(check("--connect", "--legacy=https://a", "--legacy-tls-name=*.example.com", folder.toString()))
                .isOne();
        assertThat(check("--connect", "--legacy=http://me:secret@a", folder.toString()))
                .isOne();
        assertThat(check("--connect", "--upstream-ca=" + file, folder.toString()))
                .isOne();
        assertThat(check("--legacy=https://a", folder.toString())).isEqualTo(2);

        assertThat(err.toString())
                .contains("banyan: --legacy-tls-name was '*.example.com' but must be a host name or address")
                .contains("--legacy was 'http://...@a' but must be")
                .contains("banyan: --upstream-ca: " + file + " holds no certificates in PEM form")
                .contains("--connect")
                .doesNotContain("secret");
    }

    @Test
    void saysHowItIsUsed() {
        assertThat(check("--zebra")).isEqualTo(2);
        assertThat(err.toString()).contains("--zebra").contains("Usage: check");
    }

    private int check(String... arguments) {
        return new CommandLine(new CheckCommand(new Terminal().around()))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
