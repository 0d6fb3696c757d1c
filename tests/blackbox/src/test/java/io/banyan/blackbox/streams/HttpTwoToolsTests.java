package io.banyan.blackbox.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What people use to speak HTTP/2: curl, and h2load for very many requests. A gateway in a process of its own.
@ExtendWith(SecureProcess.class)
class HttpTwoToolsTests {
    private static final int REQUESTS = FullNumbers.pick(5_000, 100_000);

    @Test
    void servesCurl(@TempDir Path folder, SecureProcess.Running running) throws IOException {
        running.legacy().now(Behaviours.echoes());
        Path body = Files.writeString(folder.resolve("body"), "x".repeat(200_000));
        Path answer = folder.resolve("answer");

        String said = run(
                folder,
                "curl",
                "-sk",
                "--http2",
                "--data-binary",
                "@" + body,
                "-o",
                answer.toString(),
                "-w",
                "%{http_version} %{http_code}",
                url(running));

        assertThat(said).isEqualTo("2 200");
        assertThat(answer).hasSameTextualContentAs(body);
    }

    @Test
    void servesHundredStreamsAtOnceWithoutAnError(@TempDir Path folder, SecureProcess.Running running)
            throws IOException {
        String said = run(folder, "h2load", "-n", String.valueOf(REQUESTS), "-c", "10", "-m", "100", url(running));

        assertThat(said)
                .contains("requests: " + REQUESTS + " total")
                .contains(REQUESTS + " succeeded, 0 failed, 0 errored, 0 timeout")
                .contains("status codes: " + REQUESTS + " 2xx");
        Measured.as("http2-load")
                .figure("command", "h2load -n " + REQUESTS + " -c 10 -m 100")
                .figure("result", line(said, "requests: "))
                .figure("speed", line(said, "finished in "))
                .figure(
                        "resident memory after it",
                        running.gateway().residentBytes() / (1 << 20) + " MiB with -Xmx256m")
                .append();
    }

    private static String url(SecureProcess.Running running) {
        return "https://127.0.0.1:" + running.gateway().port() + "/legacy";
    }

    private static String line(String text, String start) {
        return text.lines().filter(line -> line.startsWith(start)).findFirst().orElse("");
    }

    private static String run(Path folder, String... command) throws IOException {
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        Await.until(command[0] + " ends", Duration.ofMinutes(5), () -> !process.isAlive());
        return Files.readString(out);
    }
}
