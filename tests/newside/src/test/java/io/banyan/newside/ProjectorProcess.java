package io.banyan.newside;

import io.banyan.testkit.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The projector in a process of its own, with the projections of this module.
final class ProjectorProcess implements AutoCloseable {
    private final Path output;
    private final Process process;

    ProjectorProcess(String database, String redis, String... more) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.add("io.banyan.projector.app.Main");
        command.addAll(List.of("--database", database, "--redis", redis));
        command.addAll(List.of("--projections", "target/test-classes", "--health-port", "0"));
        command.addAll(List.of(more));
        try {
            output = Files.createTempFile("banyan-projector-", ".out");
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// SIGSTOP.
    void freeze() {
        signal("-STOP");
    }

    /// SIGCONT.
    void thaw() {
        signal("-CONT");
    }

    /// SIGKILL.
    void kill() {
        process.destroyForcibly();
        Await.until("the projector is gone", () -> !process.isAlive());
    }

    /// What it printed.
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    private void signal(String signal) {
        try {
            Process sent = new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start();
            Await.until("the signal is sent", () -> !sent.isAlive());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        kill();
        try {
            Files.delete(output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
