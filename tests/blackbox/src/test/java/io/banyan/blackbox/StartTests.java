package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.GatewayProcess.Finished;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.StubUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `serve` says, and with which code it ends, when it cannot start; and what does not keep it from starting.
class StartTests {
    private static final String NOBODY = "http://127.0.0.1:1";

    @Test
    void namesEveryBadOptionAtOnce() {
        Finished finished =
                GatewayProcess.run("serve", "--drain", "soon", "--limit-line", "-1", "--trusted-proxies", "nonsense");

        assertThat(finished.exitCode()).isEqualTo(2);
        assertThat(finished.output())
                .contains("--legacy", "--drain", "soon", "--limit-line", "--trusted-proxies", "nonsense");
        assertThat(finished.output()).doesNotContain("\tat ", "Exception");
    }

    @Test
    void saysWhichPortIsInUse(@TempDir Path folder) throws IOException {
        try (StubUpstream other = StubUpstream.that(Behaviours.says("other"))) {
            Path routes = Files.createDirectory(folder.resolve("routes"));
            Finished finished = GatewayProcess.run(
                    "serve",
                    "--legacy",
                    NOBODY,
                    "--routes",
                    routes.toString(),
                    "--state",
                    folder.resolve("state").toString(),
                    "--admin-port",
                    "0",
                    "--bind",
                    "127.0.0.1",
                    "--port",
                    String.valueOf(other.port()));

            assertThat(finished.exitCode()).isEqualTo(1);
            assertThat(finished.output()).contains(String.valueOf(other.port()), "--port");
            assertThat(finished.output()).doesNotContain("\tat ");
        }
    }

    @Test
    void saysWhichFolderItCannotRead(@TempDir Path folder) {
        GatewaySetup setup = GatewaySetup.facing(NOBODY)
                .option("--routes", folder.resolve("missing").toString());

        assertThatThrownBy(setup::start).hasMessageContaining("missing").hasMessageContaining("--routes");
    }

    @Test
    void refusesABrokenFileWhenStrict() {
        GatewaySetup setup =
                GatewaySetup.facing(NOBODY).flag("--strict").file("events.yaml", "group: events\nweihgt: 10%\n");

        assertThatThrownBy(setup::start)
                .hasMessageContaining("events.yaml:2")
                .hasMessageContaining("weihgt")
                .hasMessageContaining("weight");
    }

    @Test
    void startsWhileTheMonolithAnswersNothingAndSaysSo() {
        try (Gateway gateway = GatewaySetup.facing(NOBODY).start()) {
            assertThat(gateway.admin().ready()).isTrue();
            assertThat(gateway.get("/").status()).isEqualTo(502);
            assertThat(gateway.admin().get("/actuator/health").text())
                    .contains("degraded")
                    .contains("127.0.0.1:1");
        }
    }
}
