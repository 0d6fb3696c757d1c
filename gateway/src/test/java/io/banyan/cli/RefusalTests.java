package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator reads when the admin port cannot be asked, or says no. Exit code 1, and never the token.
class RefusalTests {
    private final StubAdmin admin = new StubAdmin();
    private final Terminal terminal = Terminal.at(admin);

    @AfterEach
    void close() {
        admin.close();
        assertThat(terminal.out() + terminal.err()).doesNotContain(StubAdmin.TOKEN);
    }

    @Test
    void nobodyListens() {
        admin.close();

        refused("status", """
                banyan: nobody listens at %s (connection refused)
                  is it running? another address: export BANYAN_ADMIN=http://HOST:9090
                """.formatted(admin.url()));
    }

    @Test
    void noSuchHost() {
        terminal.with("BANYAN_ADMIN", "http://nowhere.invalid:9090/");

        refused("status", """
                banyan: there is no host nowhere.invalid
                  is BANYAN_ADMIN right? it was http://nowhere.invalid:9090
                """);
    }

    @Test
    void noAddress() {
        terminal.with("BANYAN_ADMIN", "10.0.0.1:9090");

        refused("status", """
                banyan: BANYAN_ADMIN was '10.0.0.1:9090' but must be an http or https URL, such as http://127.0.0.1:9090
                """);
    }

    @Test
    void theTokenOfTheVariableIsNotTaken() {
        admin.refuses("GET /status", 401, "no such token");

        refused("status", """
                banyan: %s does not take the token of BANYAN_TOKEN (401)
                  it is unknown, mistyped or expired; a new one: ./banyan token create --help
                """.formatted(admin.url()));
    }

    @Test
    void theTokenOfTheFileIsNotTaken(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve(".state"));
        Files.writeString(folder.resolve(".state/admin-token"), StubAdmin.TOKEN + "\n");
        admin.refuses("GET /status", 401, "no such token");
        terminal.without("BANYAN_TOKEN").in(folder);

        refused("status", """
                banyan: %s does not take the token of file .state/admin-token (401)
                  it is unknown, mistyped or expired; a new one: ./banyan token create --help
                """.formatted(admin.url()));
        assertThat(admin.asked().getFirst().token()).isEqualTo(StubAdmin.TOKEN);
    }

    @Test
    void thereIsNoToken(@TempDir Path folder) {
        terminal.without("BANYAN_TOKEN").in(folder);

        refused("status", """
                banyan: no token: BANYAN_TOKEN is not set, and .state/admin-token is not in this folder
                  export BANYAN_TOKEN=..., the token made for you by ./banyan token create; or run this as the gateway's user in the folder it was started in
                """);
    }

    @Test
    void aTokenIsNone() {
        terminal.with("BANYAN_TOKEN", "two words");

        refused("status", """
                banyan: BANYAN_TOKEN holds no token: it is empty, or has characters that a token cannot have
                """);
    }

    @Test
    void theRoleMayNot() {
        admin.refuses(
                "PUT /kill", 403, "ann is operator of events; the kill switch for everything needs the role admin");

        refused("kill --everything --reason fire", """
                banyan: ann is operator of events; the kill switch for everything needs the role admin (403)
                  the token of BANYAN_TOKEN was used; an operator of that group, or an admin, may do this
                """);
    }

    @Test
    void theStoreIsAway() {
        admin.says("GET /groups/events", Samples.EVENTS)
                .refuses(
                        "PATCH /groups/events",
                        503,
                        "the store is away since 14 s: weights are frozen, traffic is unharmed");

        refused("weight events 30% --reason x", """
                banyan: the store is away since 14 s: weights are frozen, traffic is unharmed (503)
                  a kill works all the while: ./banyan kill GROUP --reason '...'
                """);
    }

    @Test
    void somebodyWasFaster() {
        admin.says("GET /groups/events", Samples.EVENTS)
                .says(
                        "PATCH /groups/events",
                        412,
                        "{\"detail\":\"stale\",\"current\":" + Samples.EVENTS + ",\"theirs\":" + Samples.CHANGE + "}");

        refused("weight events 30% --reason x", """
                banyan: events was changed by somebody else meanwhile; your change was not made (412)
                  theirs: ann by page, 4 min ago: events 10% → 25%, reason: p99 is level
                  now: events is at 25%, revision 7
                  if yours is still right, say it again: it then starts from this one
                """);
    }

    @Test
    void somethingElseAnswers() {
        admin.says("GET /status", 502, "<html>Bad Gateway</html>");

        refused("status", """
                banyan: an answer that says no more, from %s (502)
                """.formatted(admin.url()));
    }

    @Test
    void whatIsNoJsonIsNoAdminPort() {
        admin.says("GET /status", "<html>Welcome</html>").says("GET /groups", "<html>Welcome</html>");

        refused("status", """
                banyan: %s answers, but not as an admin port does
                  is BANYAN_ADMIN right? the admin port of serve is 9090 unless --admin-port says otherwise
                """.formatted(admin.url()));
    }

    @Test
    void programsGetTheProblemAsItCame() {
        admin.refuses("GET /status", 403, "no");

        int exit = terminal.run("status --json");

        assertThat(exit).isOne();
        assertThat(terminal.out()).isEqualTo("{\"title\":\"Refused\",\"status\":403,\"detail\":\"no\"}\n");
        assertThat(terminal.err()).startsWith("banyan: no (403)");
    }

    private void refused(String line, String says) {
        int exit = terminal.run(line);

        assertThat(terminal.err()).isEqualTo(says);
        assertThat(terminal.out()).isEmpty();
        assertThat(exit).isOne();
    }
}
