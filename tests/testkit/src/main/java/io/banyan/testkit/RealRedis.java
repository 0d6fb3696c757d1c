package io.banyan.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/// A real redis-server 6.2 on a port of its own, with its data in a folder of its own, on 127.0.0.1. It writes an
/// append-only file and leaves it to the system when that reaches the disk, so kill -9 loses nothing that it
/// acknowledged. Closing it ends it and removes its data.
public final class RealRedis implements AutoCloseable {
    private static final Path BINARY = unpacked();

    private final int port = FreePort.next();
    private final Path folder;
    private final List<String> settings;
    private Process process;

    private RealRedis(List<String> settings) {
        this.settings = settings;
        try {
            this.folder = Files.createTempDirectory("banyan-redis-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.process = launch("yes");
    }

    /// Starts one, empty; returns when it answers.
    ///
    /// @param settings as on its command line: `--requirepass`, `secret`
    public static RealRedis start(String... settings) {
        return new RealRedis(List.of(settings));
    }

    public int port() {
        return port;
    }

    /// `redis://127.0.0.1:6379`.
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /// Sends a command and gives the answer as text, the elements of a list each on a line.
    ///
    /// @throws IllegalStateException with what Redis says when it refuses
    public String say(String... words) {
        return RedisTalk.say(port, words);
    }

    /// SIGKILL: gone at once, and with it whatever was on its way.
    public void kill() {
        process.destroyForcibly();
        Await.until("redis-server is gone", () -> !process.isAlive());
    }

    /// SIGSTOP: keeps its connections and takes new ones, and answers nobody.
    public void freeze() {
        signal("-STOP");
    }

    /// SIGCONT: does what it was asked meanwhile.
    public void thaw() {
        signal("-CONT");
    }

    /// Starts it again on its port, with the data it had.
    public void restart() {
        process = launch("yes");
    }

    /// Starts it again on its port, without data.
    public void restartEmpty() {
        clear();
        restart();
    }

    /// A second server that follows this one; returns when it has all of its data. It stays as it is from
    /// `say("REPLICAOF", "NO", "ONE")` on.
    public RealRedis copy() {
        RealRedis copy = start();
        copy.say("REPLICAOF", "127.0.0.1", String.valueOf(port));
        Await.until("the copy follows", () -> copy.say("INFO", "replication").contains("master_link_status:up"));
        return copy;
    }

    /// A failover: kills this one, and starts it again on its port with what the copy holds.
    public void failOverTo(RealRedis copy) {
        copy.say("SAVE");
        if (process.isAlive()) {
            kill();
        }
        clear();
        try {
            Files.copy(copy.folder.resolve("dump.rdb"), folder.resolve("dump.rdb"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = launch("no");
        say("CONFIG", "SET", "appendonly", "yes");
    }

    @Override
    public void close() {
        kill();
        clear();
        try {
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch(String appendOnly) {
        List<String> command = new ArrayList<>(List.of(BINARY.toString()));
        command.addAll(List.of("--bind", "127.0.0.1", "--port", String.valueOf(port), "--dir", folder.toString()));
        command.addAll(
                List.of("--save", "", "--appendonly", appendOnly, "--appendfsync", "no", "--loglevel", "warning"));
        command.addAll(settings);
        try {
            Process started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Await.until("redis-server answers", () -> RedisTalk.answers(port) || !started.isAlive());
            if (!started.isAlive()) {
                throw new IllegalStateException("redis-server did not start: " + command);
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void signal(String signal) {
        try {
            Process sent = new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start();
            Await.until("the signal is sent", () -> !sent.isAlive());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void clear() {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path unpacked() {
        try {
            Path folder = Files.createTempDirectory("banyan-redis-server-");
            // First, for it goes last, when it is empty.
            folder.toFile().deleteOnExit();
            Path binary = ExecutableProvider.newJarResourceProvider(folder.toFile())
                    .get()
                    .toPath();
            binary.toFile().deleteOnExit();
            return binary;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
