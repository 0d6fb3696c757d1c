package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.tokens.ListedTokens;
import io.banyan.tokens.TokenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TokenCreateCommandTests {
    private final Path folder;
    private final Terminal terminal;

    TokenCreateCommandTests(@TempDir Path folder) {
        this.folder = folder;
        this.terminal = new Terminal().in(folder);
    }

    @Test
    void printsTheTokenAloneAndItsEntryBeside() {
        int exit = terminal.run("token create --role operator --groups events,orders --name ann --expires 2027-06-30");

        assertThat(exit).isZero();
        String token = terminal.out().strip();
        assertThat(token).matches("[0-9a-f]{64}");
        assertThat(terminal.err()).isEqualTo("""
                add this entry to the file for serve --tokens:
                - name: "ann"
                  role: operator
                  groups: ["events", "orders"]
                  hash: %s
                  expires: 2027-06-30
                the token, shown only this once; its owner runs: export BANYAN_TOKEN=...
                """.formatted(new FreshToken(token).hash()));
    }

    @Test
    void makesAPreviewThatTheOneListTakesAndSaysHowToLook() throws IOException {
        int exit = terminal.run("token create --role preview --groups events --file tokens.yaml");

        assertThat(exit).isZero();
        String token = terminal.out().strip();
        Path file = folder.resolve("tokens.yaml");
        String lastDay = LocalDate.ofInstant(terminal.around().clock().instant(), ZoneOffset.UTC)
                .plusDays(30)
                .toString();
        assertThat(terminal.err()).isEqualTo("""
                tokens.yaml: a preview added, with the token's hash; a gateway started with --tokens tokens.yaml accepts it within seconds
                the token, shown only this once, valid through %s (UTC); its owner runs, against the traffic port:
                  curl -i -H 'X-Banyan-Side: modern' -H 'X-Banyan-Token: ...' http://localhost:8080/events/7
                """.formatted(lastDay));
        assertThat(file).hasContent("""
                - role: preview
                  groups: ["events"]
                  hash: %s
                  expires: %s
                """.formatted(new FreshToken(token).hash(), lastDay));
        TokenFile<ListedTokens> read = TokenFile.ofAll(file, LocalDate.of(2026, 11, 22));
        assertThat(read.problems()).isEmpty();
        assertThat(read.tokens().previews().denied(token, "events", Instant.parse("2026-11-22T12:00:00Z")))
                .isNull();
    }

    @Test
    void namesAPreviewWhereItIsTold() {
        terminal.run("token create --role preview --groups '*' --name nightly --expires 2027-06-30");

        assertThat(terminal.err()).contains("""
                - name: "nightly"
                  role: preview
                  groups: ["*"]
                """).contains("  expires: 2027-06-30\n");
    }

    @Test
    void hashesAsTheGatewayDoes() {
        assertThat(new FreshToken("abc").hash())
                .isEqualTo("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void appendsOnlyTheHashToAFileForThisUser() throws IOException {
        terminal.run("token create --role admin --name root-of-all --file tokens.yaml");
        String first = terminal.out().strip();

        terminal.run("token create --role operator --groups '*' --name ann --file tokens.yaml");

        Path file = folder.resolve("tokens.yaml");
        assertThat(Files.readString(file)).isEqualTo("""
                - name: "root-of-all"
                  role: admin
                  hash: %s
                - name: "ann"
                  role: operator
                  groups: ["*"]
                  hash: %s
                """.formatted(
                new FreshToken(first).hash(), new FreshToken(terminal.out().strip()).hash()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesASecondTokenOfOneName() throws IOException {
        Path file = Files.writeString(folder.resolve("tokens.yaml"), "# ours\n- role: viewer\n  name: ann # of ops");

        int exit = terminal.run("token create --role viewer --name ann --file tokens.yaml");

        assertThat(exit).isOne();
        assertThat(terminal.err()).isEqualTo("""
                banyan: 'ann' has a token in tokens.yaml already; nothing was written
                  take its entry out first, or give this one another --name, such as ann-2
                """);
        assertThat(terminal.out()).isEmpty();
        assertThat(file).hasContent("# ours\n- role: viewer\n  name: ann # of ops");
        assertThat(terminal.run("token create --role viewer --name bob --file tokens.yaml"))
                .isZero();
        assertThat(Files.readString(file)).contains("of ops\n- name: \"bob\"\n");
    }

    @Test
    void refusesAFileThatIsNoList() throws IOException {
        Files.writeString(folder.resolve("events.yaml"), "group: events\n");

        assertThat(terminal.run("token create --role viewer --name ann --file events.yaml"))
                .isOne();
        assertThat(terminal.err()).startsWith("banyan: events.yaml is no list of tokens");
    }

    @Test
    void givesProgramsOneObject() {
        terminal.run("token create --role operator --groups events --name ann --json");

        JsonNode all = JsonMapper.shared().readTree(terminal.out());
        assertThat(all.path("entry").path("hash").asString())
                .isEqualTo(new FreshToken(all.path("token").asString()).hash());
        assertThat(terminal.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            --role operator --name ann               | an operator without groups may change nothing; add --groups events
            --role viewer --name ann --groups events | --groups is for operators, previews and callers; a viewer sees every group
            --role boss --name ann                   | Invalid value for option '--role'
            --role viewer                            | --name is missing: the audit shows it as who made a change; add --name ann
            --role preview                           | a preview without groups shows nothing; add --groups events
            --role viewer --name admin               | --name was 'admin' but must be
            --role viewer --name 'a b'               | --name was 'a b' but must be
            --role viewer --name ann --expires 2026-11-21 | --expires was 2026-11-21, which has passed
            --role viewer --name ann --expires soon  | --expires was 'soon' but must be a date, such as 2027-06-30
            --role operator --name ann --groups A    | --groups had 'A' but must hold names of groups
            """)
    void refusesWrongUsage(String options, String says) {
        int exit = terminal.run("token create " + options);

        assertThat(exit).isEqualTo(2);
        assertThat(terminal.err()).startsWith("banyan: " + says).endsWith("; see ./banyan token create --help\n");
        assertThat(terminal.out()).isEmpty();
    }
}
