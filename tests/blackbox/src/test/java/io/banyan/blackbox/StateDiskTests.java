package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.Operator;
import io.banyan.testkit.StubUpstream;
import io.banyan.testkit.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// A gateway starts and serves whatever the disk of its state folder does, says what it cannot write, and writes it
/// when it can. With `./banyan test --full` only: mounting a disk needs a privilege that a build's container may lack.
@EnabledIfSystemProperty(named = "banyan.full", matches = "true", disabledReason = "mounts disks")
class StateDiskTests {
    private static final Duration SOON = Duration.ofSeconds(8);

    @AutoClose
    private static final StubUpstream LEGACY = StubUpstream.that(Behaviours.says("legacy"));

    @AutoClose
    private static final StubUpstream MODERN = StubUpstream.that(Behaviours.says("modern"));

    @TempDir
    private Path home = Path.of("replaced");

    @Test
    void aFullOneIsReadAndWrittenWhenThereIsRoom() {
        try (Disk disk = Disk.mounted(home.resolve("state"), "size=1m")) {
            try (GatewayProcess gateway = setup().startProcess()) {
                assertThat(gateway.get("/events/7").text()).isEqualTo("modern");
                assertThat(Operator.of(gateway).kill("groups/events/kill").status())
                        .isEqualTo(200);
            }
            disk.fill();
            try (GatewayProcess gateway = setup().startProcess()) {
                assertThat(gateway.get("/events/7").text()).isEqualTo("legacy");
                assertTold(gateway, "state folder");
                assertThat(gateway.output()).doesNotContain("\tat ");

                assertThat(Operator.of(gateway).unkill("groups/events/kill").status())
                        .isEqualTo(200);
                // Its readers come back in steps, over 15 s.
                assertThat(Operator.of(gateway).group("events", "killed")).isEqualTo("false");
                disk.free();
                awaitWell(gateway);
                gateway.kill();
            }
            try (GatewayProcess gateway = setup().startProcess()) {
                assertThat(gateway.get("/events/7").text()).isEqualTo("modern");
            }
        }
    }

    @Test
    void aReadOnlyOneIsServedFromMemory() {
        try (Disk disk = Disk.mounted(home.resolve("state"), "size=4m,ro");
                GatewayProcess gateway =
                        setup().option("--tokens", Tokens.file(home).toString()).startProcess()) {
            assertThat(gateway.get("/events/7").text()).isEqualTo("modern");
            Operator operator = Operator.of(gateway, Tokens.ADMIN);
            assertThat(operator.get("/api/v1/status").json().path("warnings").toString())
                    .contains("the state folder " + disk.folder() + " cannot be written");

            disk.remount("rw");
            Await.until(
                    "it is written",
                    SOON,
                    () -> operator.get("/api/v1/status").json().path("warnings").isEmpty());
            assertThat(disk.folder().toFile().list()).contains("live.db", "copy.db", "lock", "installation-id");
        }
    }

    @Test
    void oneFromWhichNoProgramRunsIsNothingToTell() {
        try (Disk disk = Disk.mounted(home.resolve("state"), "size=4m,noexec");
                GatewayProcess gateway = setup().startProcess()) {
            assertThat(gateway.get("/events/7").text()).isEqualTo("modern");
            assertThat(warnings(gateway)).doesNotContain("state folder");
            assertThat(disk.folder().resolve("live.db")).isNotEmptyFile();
        }
    }

    @Test
    void aDeletedFolderIsWrittenAnewAndStaysThisGatewaysOwn() {
        Path state = home.resolve("state");
        String token;
        try (GatewayProcess gateway = setup().startProcess()) {
            token = gateway.admin().token();
            assertThat(Operator.of(gateway).kill("groups/events/kill").status()).isEqualTo(200);

            delete(state);
            Await.until(
                    "everything is there again", SOON, () -> List.of(
                                    "lock",
                                    "live.db",
                                    "copy.db",
                                    "installation-id",
                                    "admin-token",
                                    "last-good/events.yaml")
                            .stream()
                            .allMatch(name -> Files.exists(state.resolve(name))));
            assertThat(gateway.output()).contains("live.db was written anew");
            assertThat(second(state).output()).contains("in use by another gateway (process " + gateway.pid() + ")");
            assertThat(Operator.of(gateway).weight("events", "40").status()).isEqualTo(200);
            gateway.kill();
        }
        try (GatewayProcess gateway = setup().startProcess()) {
            assertThat(gateway.admin().token()).isEqualTo(token);
            assertThat(Operator.of(gateway).group("events", "killed")).isEqualTo("true");
            assertThat(Operator.of(gateway).get("/api/v1/groups/events").text()).contains("40");
        }
    }

    private static GatewayProcess.Finished second(Path state) {
        return GatewayProcess.run(
                "serve",
                "--legacy",
                LEGACY.url(),
                "--routes",
                state.resolveSibling("routes").toString(),
                "--state",
                state.toString(),
                "--port",
                "0",
                "--admin-port",
                "0");
    }

    private static void assertTold(GatewayProcess gateway, String what) {
        assertThat(gateway.output()
                        .lines()
                        .filter(line -> line.contains(what + " ") && line.contains("cannot be written")))
                .isNotEmpty();
        assertThat(gateway.admin().get("/actuator/health").text()).contains("degraded", what, "cannot be written");
        assertThat(warnings(gateway)).contains(what, "cannot be written");
    }

    private static void awaitWell(GatewayProcess gateway) {
        Await.until("all is well again", SOON, () -> !warnings(gateway).contains("cannot be written"));
        assertThat(gateway.output()).contains("state folder: working again");
    }

    private static String warnings(Gateway gateway) {
        return Operator.of(gateway)
                .get("/api/v1/status")
                .json()
                .path("warnings")
                .toString();
    }

    /// At once: what writes it anew does not wait until the last file is gone.
    private void delete(Path folder) {
        try {
            Path gone = Files.move(folder, home.resolve("gone"), StandardCopyOption.ATOMIC_MOVE);
            try (Stream<Path> all = Files.walk(gone)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private GatewaySetup setup() {
        return GatewaySetup.facing(LEGACY.url())
                .in(home)
                .group(
                        "events",
                        GroupText.of("events")
                                .modern(MODERN.url())
                                .weight("100%")
                                .route("event-page", "/events/{id}")
                                .yaml());
    }
}
