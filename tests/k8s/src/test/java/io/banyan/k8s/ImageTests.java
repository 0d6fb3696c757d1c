package io.banyan.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.FreePort;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.StubUpstream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageTests {
    private static final Duration START = Duration.ofSeconds(60);

    private static Image image;

    @BeforeAll
    static void unpack(@TempDir Path folder) throws IOException {
        image = Image.unpackedTo(folder);
    }

    @Test
    void startsAsThePodSays() {
        GatewayPod pod = Installation.FLEET.pod();
        var user = pod.spec().getSecurityContext();

        assertThat(image.config().path("User").asText()).isEqualTo(user.getRunAsUser() + ":" + user.getRunAsGroup());
        assertThat(image.list("Cmd")).containsExactly("serve");
        assertThat(image.list("Entrypoint")).first().isEqualTo("java");
        assertThat(image.config().path("ExposedPorts").fieldNames())
                .toIterable()
                .contains(pod.port("http") + "/tcp", pod.port("admin") + "/tcp");
    }

    @Test
    void holdsNoShell() throws IOException {
        try (Stream<Path> files = Files.walk(image.root())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .doesNotContain("sh", "bash", "busybox", "apt-get", "apk")
                    .contains("java", "classes_coh.jsa");
        }
    }

    @Test
    void servesAndStopsWithoutRightsOnARootThatNobodyCanWriteTo(@TempDir Path outside) throws Exception {
        for (String each : List.of("state", "tmp", "routes")) {
            Files.createDirectory(outside.resolve(each));
        }
        int port = FreePort.next();
        int health = FreePort.next();
        Path log = outside.resolve("output");
        try (StubUpstream legacy = StubUpstream.that(Behaviours.says("legacy"))) {
            Process process = image.start(outside, log, arguments(legacy, port, health));
            try {
                Await.until("it is ready", START, () -> !process.isAlive() || isReady(health));
                assertThat(process.isAlive()).as(Files.readString(log)).isTrue();

                assertThat(get(port, "/")).isEqualTo("200 legacy");
                assertThat(status(process.pid()))
                        .anyMatch(line -> line.matches("CapEff:\\s+0+"))
                        .anyMatch(line -> line.matches("NoNewPrivs:\\s+1"));
                assertThat(outside.resolve("state/installation-id")).exists();

                process.destroy();

                assertThat(process.waitFor(Await.BOUND.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
                assertThat(process.exitValue()).isEqualTo(143);
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static List<String> arguments(StubUpstream legacy, int port, int health) throws IOException {
        return List.of(
                "serve",
                "--legacy=" + legacy.url(),
                "--routes=/routes",
                "--state=/state",
                "--bind=127.0.0.1",
                "--port=" + port,
                "--admin-port=" + FreePort.next(),
                "--health-port=" + health,
                "--drain-delay=0s",
                "--drain=1s");
    }

    private static boolean isReady(int health) {
        try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), health)) {
            return probe.isConnected()
                    && get(health, "/actuator/health/readiness").startsWith("200");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String get(int port, String path) {
        try (RawClient client = RawClient.connect(port)) {
            var answer = client.exchange("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            return answer.status() + " " + answer.text();
        }
    }

    private static List<String> status(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status"));
    }
}
