package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.GatewayProcess.Finished;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.StubUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `serve` says, and with which code it ends, when it cannot start; and what does not keep it from starting.
class StartTests {
    private static final String NOBODY = "http://127.0.0.1:1";

    @Test
    void namesEveryBadOptionAtOnce(@TempDir Path folder) {
        Finished finished = serve(folder, "--drain", "soon", "--limit-line", "-1", "--trusted-proxies", "nonsense");

        assertThat(finished.exitCode()).isEqualTo(2);
        assertThat(finished.output()).contains("--drain", "--limit-line", "--trusted-proxies", "soon", "nonsense");
        assertThat(finished.output()).doesNotContain("\tat ", "Exception");
    }

    @Test
    void wantsAMonolith() {
        Finished finished = GatewayProcess.run("serve");

        assertThat(finished.exitCode()).isEqualTo(2);
        assertThat(finished.output()).contains("--legacy").doesNotContain("\tat ");
    }

    @Test
    void saysWhichPortIsInUse(@TempDir Path folder) {
        try (StubUpstream other = StubUpstream.that(Behaviours.says("other"))) {
            Finished finished = serve(folder, "--port", String.valueOf(other.port()));

            assertThat(finished.exitCode()).isEqualTo(1);
            assertThat(finished.output()).contains(String.valueOf(other.port()), "--port");
            assertThat(finished.output()).doesNotContain("\tat ");
        }
    }

    @Test
    void saysWhichFolderItCannotRead(@TempDir Path folder) {
        Finished finished = serve(folder, "--routes", folder.resolve("missing").toString());

        assertThat(finished.exitCode()).isIn(1, 2);
        assertThat(finished.output()).contains("missing", "--routes").doesNotContain("\tat ");
    }

    @Test
    void refusesABrokenFileWhenStrict(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("routes"));
        Files.writeString(folder.resolve("routes/events.yaml"), "group: events\nweihgt: 10%\n");

        Finished finished = serve(folder, "--strict");

        assertThat(finished.exitCode()).isEqualTo(1);
        assertThat(finished.output())
                .contains("events.yaml:2", "weihgt", "weight")
                .doesNotContain("\tat ");
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

    private static Finished serve(Path folder, String... options) {
        List<String> all = new ArrayList<>(List.of("serve", "--legacy", NOBODY, "--bind", "127.0.0.1"));
        all.addAll(List.of("--state", folder.resolve("state").toString()));
        List<String> given = List.of(options);
        if (!given.contains("--routes")) {
            Path routes = folder.resolve("routes");
            routes.toFile().mkdirs();
            all.addAll(List.of("--routes", routes.toString()));
        }
        if (!given.contains("--port")) {
            all.addAll(List.of("--port", "0"));
        }
        all.addAll(List.of("--admin-port", "0"));
        all.addAll(given);
        return GatewayProcess.run(all.toArray(String[]::new));
    }
}
