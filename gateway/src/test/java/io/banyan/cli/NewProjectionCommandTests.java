package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// What it writes is compiled and run in `tests/views`.
class NewProjectionCommandTests {
    private static final String WHOLE = "new projection member-pages --table member --columns id,name,city"
            + " --package org.example --owner team-people --contact '#team-people' ";

    private final Path folder;
    private final Path main;
    private final Path test;
    private final Terminal terminal;

    NewProjectionCommandTests(@TempDir Path folder) {
        this.folder = folder;
        this.main = folder.resolve("src/main/java/org/example/MemberPagesProjection.java");
        this.test = folder.resolve("src/test/java/org/example/MemberPagesProjectionTests.java");
        this.terminal = new Terminal().in(folder);
    }

    @Test
    void writesTheClassAndItsTestAndSaysWhatIsNext() throws IOException {
        assertThat(terminal.run(WHOLE)).isZero();

        assertThat(Files.readString(main))
                .startsWith("package org.example;\n")
                .contains(
                        """
                        /// Owner: team-people, #team-people. Review by 2027-05-22.
                        public final class MemberPagesProjection implements Projection {
                        """, "return \"member-pages\";", "TableSpec.of(\"public.member\", \"id\", \"name\", \"city\")");
        assertThat(Files.readString(test)).contains("class MemberPagesProjectionTests {");
        assertThat(terminal.out()).isEqualTo("""
            src/main/java/org/example/MemberPagesProjection.java: written; view member-pages, version 1, of public.member
            src/test/java/org/example/MemberPagesProjectionTests.java: written
            next:
              add io.banyan:banyan-projections to the module, and for its tests JUnit and ArchUnit
              mvn test -Dtest=MemberPagesProjectionTests
              run the projection and serve its view: docs/projections.md
              ./banyan new route member-pages
            """);
    }

    @Test
    void capturesTheKeyThoughItIsNotAmongTheColumns() throws IOException {
        terminal.run(WHOLE.replace("id,name,city", "name,city,name") + "--key number --into service");

        assertThat(Files.readString(folder.resolve("service").resolve(folder.relativize(main))))
                .contains("\"public.member\", \"number\", \"name\", \"city\")");
    }

    @Test
    void writesNeitherWhereOneExists() throws IOException {
        Files.createDirectories(test.resolveSibling(""));
        Files.writeString(test, "// mine\n");

        assertThat(terminal.run(WHOLE)).isOne();

        assertThat(terminal.err()).contains("Tests.java exists already and is never overwritten; nothing was written");
        assertThat(main).doesNotExist();
        assertThat(test).hasContent("// mine\n");
    }

    @Test
    void takesTheFirstFileBackWhereTheSecondCannotBeWritten() throws IOException {
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("src/test"), "a file");

        assertThat(terminal.run(WHOLE)).isOne();

        assertThat(terminal.err()).contains("cannot be written").contains("nothing was written\n  check the folder");
        assertThat(main).doesNotExist();
    }

    @Test
    void asksOnATerminalForWhatIsMissing() throws IOException {
        var command = new ScaffoldProjectionCommand(
                terminal.watched().around(),
                () -> new StringReader("public.member\nname, city\nteam-people\n#people\n2027-01-31\n"));

        assertThat(terminal.run(new CommandLine(command), "member-pages", "--package", "org.example"))
                .isZero();

        assertThat(Files.readString(main))
                .contains("/// Owner: team-people, #people. Review by 2027-01-31.")
                .contains("\"public.member\", \"id\", \"name\", \"city\")");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        new projection 7members | NAME was '7members' but must be 1 to 63 of a-z, 0-9 and -, first a letter; write members, say
        new projection members --package Org | --package was 'Org' but must be a Java package; write org.example.views, say
        new projection members --package org.new | --package was 'org.new', which has a word of Java's own; choose another
        new projection m --owner o --contact c | not on a terminal, so nothing can be asked; add --table public.member --columns id,name,city with your own values
        new projection m --owner o --contact c --columns a --table a.b.c | --table was 'a.b.c' but must be TABLE or SCHEMA.TABLE; write public.member, say
        new projection m --owner o --contact c --columns a,,b --table a | --columns was '' but must be names of columns; write id,name,city, say
        new projection m --owner o --contact c --columns a --table a --key a" | --key was 'a"' but must be one column; write id, say, and for a key of several columns edit the class
        new projection m --owner o --contact \\u000a --columns a --table a | owner and contact stand in a comment; leave backslashes, % and control characters out of '\\u000a'
        """)
    void refusesWrongUsage(String line, String says) throws IOException {
        assertThat(terminal.run(line)).isEqualTo(2);

        assertThat(terminal.err()).isEqualTo("banyan: " + says + "; see ./banyan new projection --help\n");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }
}
