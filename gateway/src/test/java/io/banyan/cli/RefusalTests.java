package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What an operator reads when the admin port cannot be asked, or says no. Exit code 1, and never the token.
@ExtendWith(SharedGateway.class)
class RefusalTests {
    private static final String UNKNOWN = "b3f1c2d4e5f60718293a4b5c6d7e8f90";
    private static final String REFUNDS = """
            group: refunds
            owner: team-till
            contact: "#team-till"
            review-by: 2999-06-30
            modern: { url: "MODERN", deployed: k8s/prod/refunds }
            weight: 10%
            sticky: [header:X-Member-Id]
            routes:
              - id: refund
                path: /refunds/{refundId}
            """;

    private final RealGateway gateway;
    private final AdminRelay admin;
    private final Terminal terminal;

    RefusalTests(RealGateway gateway) {
        this.gateway = gateway;
        this.admin = new AdminRelay(gateway);
        this.terminal = Terminal.at(admin);
    }

    @BeforeAll
    static void serve(RealGateway gateway) {
        gateway.serve(REFUNDS);
    }

    @AfterEach
    void close() {
        admin.close();
        assertThat(terminal.out() + terminal.err())
                .doesNotContain(RealGateway.ANN, RealGateway.BOB, RealGateway.VERA, UNKNOWN);
    }

    @Test
    void nobodyListens() {
        admin.close();

        refused("status", """
                banyan: nothing is listening at %s (connection refused)
                  is it running? for another address: export BANYAN_ADMIN=http://HOST:9090
                """.formatted(admin.url()));
    }

    @Test
    void noSuchHost() {
        terminal.with("BANYAN_ADMIN", "http://nowhere.invalid:9090/");

        refused("status", """
                banyan: unknown host nowhere.invalid
                  check BANYAN_ADMIN: it is http://nowhere.invalid:9090
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
        terminal.with("BANYAN_TOKEN", UNKNOWN);

        refused("status", """
                banyan: %s rejected the token from BANYAN_TOKEN (401)
                  it is unknown, mistyped or expired; to create one: ./banyan token create --help
                """.formatted(admin.url()));
    }

    @Test
    void theTokenOfTheFileIsNotTaken(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve(".state"));
        Files.writeString(folder.resolve(".state/admin-token"), UNKNOWN + "\n");
        terminal.without("BANYAN_TOKEN").in(folder);

        refused("status", """
                banyan: %s rejected the token from file .state/admin-token (401)
                  it is unknown, mistyped or expired; to create one: ./banyan token create --help
                """.formatted(admin.url()));
        assertThat(admin.asked().getFirst().token()).isEqualTo(UNKNOWN);
    }

    @Test
    void thereIsNoToken(@TempDir Path folder) {
        terminal.without("BANYAN_TOKEN").in(folder);

        refused("status", """
                banyan: no token: BANYAN_TOKEN is not set, and .state/admin-token does not exist
                  with the token created for you by ./banyan token create: export BANYAN_ADMIN=https://HOST:9090 BANYAN_TOKEN=...
                  as the gateway's user on its machine: export BANYAN_STATE=DIR, the folder of its --state
                """);
    }

    @Test
    void aTokenIsNone() {
        terminal.with("BANYAN_TOKEN", "two words");

        refused("status", """
                banyan: BANYAN_TOKEN holds no token: it is empty, or contains characters that are not allowed in a token
                """);
    }

    @Test
    void theRoleMayNot() {
        terminal.with("BANYAN_TOKEN", RealGateway.BOB);

        refused("kill --everything --reason fire", """
                banyan: the kill switch for everything requires the role admin, and bob has the role operator; kill your groups one by one, or ask an admin (403)
                  the token came from BANYAN_TOKEN; for what each role permits, see docs/access.md
                """);
        terminal.with("BANYAN_TOKEN", RealGateway.VERA);
        refused("kill refunds --reason fire", """
                banyan: this token is read-only: to change a group you need the role operator for it; ask an admin (403)
                  the token came from BANYAN_TOKEN; for what each role permits, see docs/access.md
                """);
    }

    @Test
    void somebodyWasFaster() {
        int revision = gateway.read("/groups/refunds").path("revision").asInt();
        gateway.change("/groups/refunds", "{\"weight\":25}", "p99 is level");
        terminal.at(gateway.changedAt("refunds").plus(Duration.ofMinutes(4)));

        refused("weight refunds 30% --reason x --if-revision " + revision, """
                banyan: refunds was changed by someone else in the meantime; your change was not made (412)
                  theirs: ann by page, 4 min ago: refunds 10% → 25%, reason: p99 is level
                  now: refunds is at 25%, revision X
                  if yours is still right, run the command again to apply it on top
                """.replace(
                        "X", String.valueOf(revision + 1)));
    }

    @Test
    void somethingElseAnswers() {
        admin.fails("GET /status", new AdminRelay.Instead(502, "<html>Bad Gateway</html>"));

        refused("status", """
                banyan: %s gave no reason (502)
                """.formatted(admin.url()));
    }

    @Test
    void whatIsNoJsonIsNoAdminPort() {
        admin.fails("GET /status", new AdminRelay.Instead(200, "<html>Welcome</html>"));

        refused("status", """
                banyan: %s answers, but is not an admin port
                  check BANYAN_ADMIN; the admin port is 9090 unless serve has --admin-port
                """.formatted(admin.url()));
    }

    @Test
    void anotherServiceThatSpeaksJsonIsNoAdminPort() {
        admin.fails("GET /status", new AdminRelay.Instead(200, "{\"welcome\": true}"));

        refused("status", """
                banyan: %s answers, but is not an admin port
                  check BANYAN_ADMIN; the admin port is 9090 unless serve has --admin-port
                """.formatted(admin.url()));
    }

    @Test
    void aPortWithTlsIsNamedToWhoeverSpeaksPlainHttp() {
        admin.fails(
                "GET /status", new AdminRelay.Instead(400, "This port speaks TLS; use https:// instead of http://\n"));

        refused("status", """
                banyan: %s speaks TLS only
                  export BANYAN_ADMIN=%s
                """.formatted(admin.url(), admin.url().replace("http:", "https:")));
    }

    @Test
    void programsGetTheProblemAsItCame() {
        terminal.with("BANYAN_TOKEN", RealGateway.VERA);

        int exit = terminal.run("kill refunds --reason fire --json");

        assertThat(exit).isOne();
        assertThat(terminal.out())
                .isEqualTo(admin.said("PUT /groups/refunds/kill") + "\n")
                .contains("\"status\":403");
        assertThat(terminal.err()).startsWith("banyan: this token is read-only").contains("(403)");
    }

    private void refused(String line, String says) {
        int exit = terminal.run(line);

        assertThat(terminal.err()).isEqualTo(says);
        assertThat(terminal.out()).isEmpty();
        assertThat(exit).isOne();
    }
}
