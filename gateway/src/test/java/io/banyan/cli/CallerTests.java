package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whom a command asks where nobody said it: the gateway of this folder, or its demo, and never one for the other.
class CallerTests {
    private static final String DEMO_TOKEN = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private static final String TOKEN = "a0b1c2d3e4f5061728394a5b6c7d8e9f";
    private static final String USUAL = "http://127.0.0.1:9090";

    private final Path folder;
    private final Terminal terminal;

    CallerTests(@TempDir Path folder) {
        this.folder = folder;
        this.terminal = new Terminal().in(folder);
    }

    @Test
    void asksTheDemoOfThisFolderAndSaysSo() throws IOException {
        demo("demo", USUAL);

        Caller caller = caller();

        assertThat(caller.admin()).isEqualTo(USUAL);
        assertThat(caller.token()).isEqualTo(DEMO_TOKEN);
        assertThat(caller.notice())
                .isEqualTo(
                        "banyan: asking the demo at http://127.0.0.1:9090, with the token in .state/demo/gateway; for"
                                + " another gateway set BANYAN_ADMIN");
    }

    @Test
    void asksNoDemoThatHasAnotherPortAndSaysHowTo() throws IOException {
        demo("demo-9400", "http://127.0.0.1:9401");

        assertThatThrownBy(this::caller)
                .hasMessage("no token: BANYAN_TOKEN is not set, and .state/admin-token does not exist; a demo runs in"
                        + " this folder; to ask it: export BANYAN_ADMIN=http://127.0.0.1:9401"
                        + " BANYAN_STATE=.state/demo-9400/gateway");
    }

    @Test
    void asksNoDemoWhereAGatewayHasItsState() throws IOException {
        demo("demo", USUAL);
        write(".state/admin-token", TOKEN);

        Caller caller = caller();

        assertThat(caller.token()).isEqualTo(TOKEN);
        assertThat(caller.notice()).isEmpty();
        assertThat(caller.demos()).extracting(Demo::admin).containsExactly(USUAL);
    }

    @Test
    void asksNoDemoWhereAGatewayWithoutATokenOfItsOwnHasItsState() throws IOException {
        demo("demo", USUAL);
        write(".state/installation-id", "1");

        assertThatThrownBy(this::caller)
                .hasMessageStartingWith("no token: ")
                .hasMessageEndingWith(
                        "to ask it: export BANYAN_ADMIN=http://127.0.0.1:9090 BANYAN_STATE=.state/demo/gateway");
    }

    @Test
    void asksNoDemoWhereAVariableSaysWho() throws IOException {
        demo("demo", USUAL);
        write("other/admin-token", TOKEN);

        assertThat(of(terminal.with("BANYAN_STATE", "other")).token()).isEqualTo(TOKEN);
        terminal.without("BANYAN_STATE").with("BANYAN_TOKEN", TOKEN);
        assertThat(of(terminal).token()).isEqualTo(TOKEN);
        terminal.without("BANYAN_TOKEN").with("BANYAN_ADMIN", USUAL);
        assertThatThrownBy(this::caller).hasMessageStartingWith("no token: ").hasMessageNotContaining("a demo runs");
    }

    @Test
    void takesNoAddressElsewhereForADemo() throws IOException {
        demo("demo", "http://10.1.2.3:9090");
        demo("demo-1", USUAL + "/" + "x".repeat(200));

        assertThat(Demo.in(folder)).isEmpty();
    }

    @Test
    void namesTheDemoThatMayHaveBeenMeant() throws IOException {
        demo("demo-9400", "http://127.0.0.1:1");
        write(".state/admin-token", TOKEN);
        Caller caller = new Caller("http://127.0.0.1:1", TOKEN, "file x", "", folder, "", Demo.in(folder));

        assertThatThrownBy(() -> asked(caller))
                .hasMessageStartingWith("nothing is listening at http://127.0.0.1:1 (connection refused)")
                .hasMessageEndingWith("; a demo runs in this folder; to ask it: export BANYAN_ADMIN=http://127.0.0.1:1"
                        + " BANYAN_STATE=.state/demo-9400/gateway");
    }

    private void asked(Caller caller) {
        try (AdminApi api = new AdminApi(caller, terminal.ago())) {
            api.get("/status");
        }
    }

    private Caller caller() {
        return of(terminal);
    }

    private static Caller of(Terminal terminal) {
        return Caller.of(terminal.around());
    }

    private void demo(String name, String admin) throws IOException {
        write(".state/" + name + "/admin-url", admin);
        write(".state/" + name + "/gateway/admin-token", DEMO_TOKEN);
    }

    private void write(String file, String text) throws IOException {
        Path written = folder.resolve(file);
        Files.createDirectories(written.getParent());
        Files.writeString(written, text + "\n");
    }
}
