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
        assertThat(err.toString()).contains("nowhere: there is no such folder");
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
    void saysHowItIsUsed() {
        assertThat(check("--colour")).isEqualTo(2);
        assertThat(err.toString()).contains("--colour").contains("Usage: check");
    }

    private int check(String... arguments) {
        return new CommandLine(new CheckCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
