package io.banyan.functions.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.lambda.FunctionName;
import io.banyan.lambda.InvokeClient;
import io.banyan.lambda.InvokeResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A host in a process of its own: nothing that it started outlives it, however it ends.
class HostProcessTests {
    private static final Pattern SERVES = Pattern.compile("serve one at (http://[0-9.:]+);");
    private static final int SIGTERM = 143;

    private final Path folder;
    private Process host;

    HostProcessTests(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Path function = HostUnderTest.write(folder, "one", "runtime: provided\ntimeout: 20s\n");
        Kit.bootstrap(function, Kit.text("bootstrap"));
        host = started();
    }

    private Process started() throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        return new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.banyan.functions.app.Main",
                        "serve",
                        folder.resolve("functions").toString(),
                        "--port",
                        "0",
                        "--state",
                        folder.resolve("state").toString())
                .redirectErrorStream(true)
                .start();
    }

    @AfterEach
    void end() {
        host.destroyForcibly();
    }

    @Test
    void leavesNothingBehindWhenItIsKilled() throws IOException, InterruptedException {
        ProcessHandle function = process(uri(), "pid");

        host.destroyForcibly();

        Until.holds("the function's process is gone", () -> !function.isAlive());
    }

    @Test
    void endsWithAllThatItStartedWhenItIsTold() throws IOException, InterruptedException {
        ProcessHandle function = process(uri(), "pid");

        host.destroy();

        assertThat(host.waitFor()).isEqualTo(SIGTERM);
        Until.holds("the function's process is gone", () -> !function.isAlive());
        assertThat(folder.resolve("state/logs/one.log")).content().contains("REPORT RequestId");
    }

    @Test
    void leavesNoProcessThatWentAwayFromItsFunction() throws IOException, InterruptedException {
        ProcessHandle stray = process(uri(), "stray");

        host.destroy();

        Until.holds("it is gone", () -> !stray.isAlive());
    }

    @Test
    void endsWhatAHostThatWasKilledHasLeft() throws IOException, InterruptedException {
        ProcessHandle stray = process(uri(), "stray");
        host.destroyForcibly().waitFor();
        assertThat(stray.isAlive()).isTrue();

        host = started();
        uri();

        Until.holds("it is gone", () -> !stray.isAlive());
        Until.holds("it is forgotten", () -> isEmpty(folder.resolve("state/environments")));
    }

    private static boolean isEmpty(Path folder) {
        String[] files = folder.toFile().list();
        return files != null && files.length == 0;
    }

    private URI uri() throws IOException {
        BufferedReader printed = host.inputReader(StandardCharsets.UTF_8);
        for (String line = printed.readLine(); line != null; line = printed.readLine()) {
            Matcher serves = SERVES.matcher(line);
            if (serves.find()) {
                return URI.create(serves.group(1));
            }
        }
        throw new AssertionError("the host ended");
    }

    /// @param which `pid`, the function's own, or `stray`, one with a session of its own
    private static ProcessHandle process(URI uri, String which) throws IOException, InterruptedException {
        try (InvokeClient client = InvokeClient.plain(uri)) {
            byte[] event = ("{\"do\": \"" + which + "\"}").getBytes(StandardCharsets.UTF_8);
            InvokeResult result = client.invoke(FunctionName.of("one"), event, Duration.ofSeconds(30));
            long pid = HostUnderTest.JSON.readTree(result.payload()).path("pid").asLong();
            return ProcessHandle.of(pid).orElseThrow();
        }
    }
}
