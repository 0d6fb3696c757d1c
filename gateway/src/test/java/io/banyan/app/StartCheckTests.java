package io.banyan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.options.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A start that is refused says everything at once, and leaves nothing behind.
class StartCheckTests {
    @TempDir
    private Path home = Path.of("replaced");

    private Path routes = Path.of("replaced");

    @BeforeEach
    void folder() throws IOException {
        routes = Files.createDirectory(home.resolve("routes"));
    }

    @Test
    void tellsBadTlsMissingRoutesAndAWrongOptionInOneGo() throws IOException {
        for (String name : List.of("no.pem", "no.key", "no-ca.pem")) {
            Files.writeString(home.resolve(name), "no PEM");
        }
        List<String> reasons = refused(
                2,
                "--routes",
                home.resolve("nowhere").toString(),
                "--tls-cert",
                home.resolve("no.pem").toString(),
                "--tls-key",
                home.resolve("no.key").toString(),
                "--upstream-ca",
                home.resolve("no-ca.pem").toString(),
                "--drain",
                "soon");

        assertThat(reasons)
                .anyMatch(reason -> reason.startsWith("--drain was 'soon'"))
                .anyMatch(reason -> reason.contains("nowhere"))
                .anyMatch(reason -> reason.contains("--tls-cert") && reason.contains("no.pem"))
                .anyMatch(reason -> reason.contains("--upstream-ca") && reason.contains("no-ca.pem"))
                .hasSize(4);
    }

    @Test
    void makesNoFolderForBadFilesOfAStrictStart() throws IOException {
        Files.writeString(routes.resolve("a.yaml"), "group: a\n");
        Files.writeString(routes.resolve("b.yaml"), "group: b\n");

        assertThat(refused(1, "--routes", routes.toString(), "--strict", "true"))
                .anyMatch(reason -> reason.contains("a.yaml"))
                .anyMatch(reason -> reason.contains("b.yaml"));
    }

    @Test
    void makesNoFolderForAPortInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            assertThat(refused(1, "--routes", routes.toString(), "--bind", "127.0.0.1", "--port", port))
                    .containsExactly("port " + port + " is in use by another process; choose another with --port");
        }
    }

    @Test
    void aMissingTokenIsToldBesideTheRest() {
        assertThat(refused(
                        1,
                        "--redis",
                        "redis://127.0.0.1:1",
                        "--routes",
                        home.resolve("nowhere").toString()))
                .anyMatch(reason -> reason.startsWith("BANYAN_ADMIN_TOKEN is missing"))
                .hasSize(2);
    }

    private List<String> refused(int exitCode, String... options) {
        Path state = home.resolve("state");
        List<String> all = new java.util.ArrayList<>(
                List.of("--legacy", "http://127.0.0.1:1", "--state", state.toString(), "--admin-port", "0"));
        if (!List.of(options).contains("--port")) {
            all.addAll(List.of("--port", "0"));
        }
        all.addAll(List.of(options));
        all.remove("true");
        StartRefused[] refused = new StartRefused[1];
        assertThatThrownBy(() ->
                        BanyanApplication.start(all.toArray(String[]::new)).close())
                .isInstanceOfSatisfying(StartRefused.class, told -> refused[0] = told);
        assertThat(state).doesNotExist();
        assertThat(refused[0].exitCode()).isEqualTo(exitCode);
        return refused[0].reasons();
    }
}
