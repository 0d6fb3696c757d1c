package io.banyan.demo.stage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/// A real Redis on a free port with its files, the program among them, in a temporary folder, gone when closed. Set as
/// one that keeps views should be: what it has taken in is in a file, and nothing is thrown out for want of memory.
final class Redis implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Child server;
    private final Path folder;
    private final int port;

    private Redis(Child server, Path folder, int port) {
        this.server = server;
        this.folder = folder;
        this.port = port;
    }

    /// Returns when it answers.
    ///
    /// @param log takes what it prints
    static Redis start(Path log) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("banyan-demo-");
        try {
            int port = Ports.anyFree();
            var redis = new Redis(Child.start(command(folder, port), log), folder, port);
            redis.awaitAnswer();
            return redis;
        } catch (IOException | RuntimeException | InterruptedException failed) {
            Trees.delete(folder);
            throw failed;
        }
    }

    private static List<String> command(Path folder, int port) throws IOException {
        Path program =
                ExecutableProvider.newJarResourceProvider(folder.toFile()).get().toPath();
        return List.of(
                program.toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                String.valueOf(port),
                "--dir",
                folder.toString(),
                "--save",
                "",
                "--appendonly",
                "yes",
                "--maxmemory-policy",
                "noeviction");
    }

    private void awaitAnswer() throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!answers()) {
            if (!server.alive() || System.nanoTime() > deadline) {
                server.close();
                throw new StageFailure("Redis could not start; see " + server.log());
            }
            Thread.sleep(PAUSE);
        }
        server.becameReady();
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write(PING);
            return socket.getInputStream().read() == '+';
        } catch (IOException notYet) {
            return false;
        }
    }

    /// `redis://127.0.0.1:6379`.
    String url() {
        return "redis://127.0.0.1:" + port;
    }

    @Override
    public void close() throws IOException {
        server.close();
        Trees.delete(folder);
    }
}
