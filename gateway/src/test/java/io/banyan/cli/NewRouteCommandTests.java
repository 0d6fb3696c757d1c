package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class NewRouteCommandTests {
    private static final String WHOLE = "new route members --path /api/members/{id} --modern http://members:8080"
            + " --deployed k8s/prod/members --owner team-people --contact '#team-people' ";

    private final Path folder;
    private final Path file;
    private final Terminal terminal;

    NewRouteCommandTests(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("routes/members.yaml");
        this.terminal = new Terminal().in(folder);
    }

    @BeforeEach
    void hasAFolderOfRouteFiles() throws IOException {
        Files.createDirectory(folder.resolve("routes"));
    }

    @Test
    void writesAFileAtNoWeightThatCheckAccepts() {
        int exit = terminal.run(WHOLE);

        assertThat(exit).isZero();
        assertThat(file).hasContent("""
            # What each key means: docs/route-files.md
            group: members
            owner: team-people
            contact: "#team-people"
            review-by: 2027-05-22
            modern:
              url: http://members:8080
              deployed: k8s/prod/members
            weight: 0%
            routes:
              - id: members
                path: /api/members/{id}
            """);
        assertThat(terminal.out()).isEqualTo("""
            routes/members.yaml: written; group members is at 0%, so LEGACY still answers all of its requests
            next:
              serve GET /api/members/{id} at http://members:8080
              ./banyan check
              ./banyan token create --role preview --groups members --file tokens.yaml
              ./banyan weight --group members 1% --reason 'first readers'
            """);
        assertThat(terminal.run("check " + folder.resolve("routes"))).isZero();
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void quotesWhatYamlWouldReadAsSomethingElse() throws IOException {
        terminal.run(
                "new route members --path '/api/{id:[0-9]{1,9}}' --modern http://m:80 --owner yes --contact 'a: \"b\"'"
                        + " --deployed '# here' --review-by 2027-01-31");

        assertThat(Files.readString(file))
                .contains("owner: \"yes\"\n", "contact: \"a: \\\"b\\\"\"\n", "deployed: \"# here\"\n");
        assertThat(terminal.run("check " + folder.resolve("routes"))).isZero();
    }

    @Test
    void neverOverwritesAFile() throws IOException {
        Files.writeString(file, "# mine\n");

        assertThat(terminal.run(WHOLE)).isOne();

        assertThat(terminal.err()).isEqualTo("""
            banyan: routes/members.yaml exists already and is never overwritten; nothing was written
              choose another name, or edit that file
            """);
        assertThat(file).hasContent("# mine\n");
    }

    @Test
    void refusesAFileThatCheckWouldRefuse() {
        assertThat(terminal.run(WHOLE.replace("/{id}", "/:id"))).isOne();

        assertThat(terminal.err())
                .startsWith(
                        "banyan: ./banyan check would refuse the file; nothing was written\n  routes/members.yaml:12: ")
                .contains(":id");
        assertThat(file).doesNotExist();
    }

    @Test
    void refusesARouteThatAnotherFileHas() {
        terminal.run(WHOLE.replace("route members", "route people"));

        assertThat(terminal.run(WHOLE)).isOne();

        assertThat(terminal.err()).contains("\n  routes/members.yaml:11: ").contains("people.yaml");
        assertThat(file).doesNotExist();
    }

    @Test
    void namesAFolderThatIsNotThere() {
        assertThat(terminal.run(WHOLE + "--routes nowhere")).isOne();

        assertThat(terminal.err())
                .endsWith("  name the folder of route files with --routes, or create it: mkdir -p nowhere\n");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        new route Members | NAME was 'Members' but must be 1 to 63 of a-z, 0-9 and -; write members, say
        new route members --review-by soon | --review-by was 'soon' but must be a date; write 2027-05-22, say
        new route members --review-by 2026-11-21 | --review-by was 2026-11-21, which has passed; write 2027-05-22, say
        new route members --owner o --path / | not on a terminal, so nothing can be asked; add --modern http://members-view:8080 --deployed k8s/prod/members-view --contact '#team-discovery' with your own values
        """)
    void refusesWrongUsage(String line, String says) {
        assertThat(terminal.run(line)).isEqualTo(2);

        assertThat(terminal.err()).isEqualTo("banyan: " + says + "; see ./banyan new route --help\n");
        assertThat(file).doesNotExist();
    }

    @Test
    void asksOnATerminalForWhatIsMissingAndAgainForWhatIsBlank() throws IOException {
        int exit = asked("/api/members/{id}\nhttp://members:8080\nk8s/prod\n\nteam-people\nann@example.org\n\n");

        assertThat(exit).isZero();
        assertThat(terminal.err())
                .isEqualTo(
                        "path, as clients write it: URL of the modern side: where it is deployed: owner, the team that"
                                + " answers for it: owner, the team that answers for it: contact, where to reach the"
                                + " owner: review by, the day to ask whether it is still needed [2027-05-22]: ");
        assertThat(Files.readString(file))
                .contains("owner: team-people\ncontact: ann@example.org\nreview-by: 2027-05-22\n");
    }

    @Test
    void writesNothingWhereTheAnswersEnd() {
        assertThat(asked("/api/members/{id}\n")).isOne();

        assertThat(terminal.err()).endsWith(": \nbanyan: the answers ended; nothing was written\n");
        assertThat(file).doesNotExist();
    }

    private int asked(String answers) {
        var around = terminal.watched().around();
        var command = new ScaffoldRouteCommand(around, () -> new StringReader(answers));
        return terminal.run(new CommandLine(command), "members");
    }
}
