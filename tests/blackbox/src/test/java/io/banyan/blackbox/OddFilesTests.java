package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.StubUpstream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pipes, devices, folders and links where files should be: told, and nobody waits for them.
class OddFilesTests {
    @AutoClose
    private static final StubUpstream LEGACY = StubUpstream.that(Behaviours.says("legacy"));

    @AutoClose
    private static final StubUpstream MODERN = StubUpstream.that(Behaviours.says("modern"));

    @TempDir
    private Path home = Path.of("replaced");

    @Test
    void stopNoReloadAndNoStart() throws Exception {
        Path routes = Files.createDirectories(home.resolve("routes"));
        pipe(routes.resolve("pipe.yaml"));
        try (Gateway gateway = GatewaySetup.facing(LEGACY.url())
                .in(home)
                .file("events.yaml", group("100%"))
                .start()) {
            assertThat(gateway.get("/events/7").text()).isEqualTo("modern");

            Files.createSymbolicLink(routes.resolve("device.yaml"), Path.of("/dev/zero"));
            Files.createSymbolicLink(routes.resolve("loop.yaml"), routes.resolve("loop.yaml"));
            Files.createDirectory(routes.resolve("folder.yaml"));
            gateway.routes().write("events.yaml", group("0%"));
            Await.until(
                    "the edit is in force",
                    () -> gateway.get("/events/7").text().equals("legacy"));
            assertThat(gateway.admin().get("/actuator/health").text())
                    .contains("pipe.yaml: cannot be read", "device.yaml: cannot be read")
                    .contains("loop.yaml: cannot be read", "folder.yaml: cannot be read");
        }
    }

    @Test
    void leaveTheFileThatTheyReplaceItsLastGoodVersion() throws Exception {
        try (Gateway gateway = GatewaySetup.facing(LEGACY.url())
                .in(home)
                .file("events.yaml", group("100%"))
                .start()) {
            pipe(home.resolve("pipe"));
            Files.move(home.resolve("pipe"), home.resolve("routes/events.yaml"), StandardCopyOption.ATOMIC_MOVE);
            Await.until(
                    "the pipe is told",
                    () -> gateway.admin().get("/actuator/health").text().contains("it is a pipe"));

            assertThat(gateway.get("/events/7").text()).isEqualTo("modern");
        }
    }

    @Test
    void holdUpNeitherAStartNorAStopAsAccessLog() throws Exception {
        Path pipe = home.resolve("access.log");
        pipe(pipe);
        try (GatewayProcess gateway = GatewaySetup.facing(LEGACY.url())
                .option("--access-log", pipe.toString())
                .startProcess()) {
            assertThat(gateway.get("/events/7").text()).isEqualTo("legacy");
            Await.until("the line is counted", () -> gateway.admin().meter("banyan_accesslog_dropped_total") == 1);
            assertThat(gateway.admin().get("/actuator/health").text()).contains("nobody reads that pipe");

            gateway.terminate();
            assertThat(gateway.exitCode(Await.BOUND)).isEqualTo(143);
        }
    }

    private static void pipe(Path path) throws Exception {
        assertThat(new ProcessBuilder("mkfifo", path.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    private static String group(String weight) {
        return GroupText.of("events")
                .modern(MODERN.url())
                .weight(weight)
                .route("event-page", "/events/{id}")
                .yaml();
    }
}
