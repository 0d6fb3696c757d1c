package io.banyan.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A projector in a process of its own, from the test's class path. Its health is told on a port of its own.
public final class ProjectorProcess implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration START = Duration.ofSeconds(60);
    private static final Pattern HEALTH = Pattern.compile("(http://127\\.0\\.0\\.1:[0-9]+)/health");

    private final Process process;
    private final Path output;

    private ProjectorProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /// With the JVM's options of an installation.
    ///
    /// @param options beside `--health-port`
    public static ProjectorProcess start(String... options) {
        Path main = Repository.root().resolve("projector/src/main");
        return start(
                List.of(
                        "@" + main.resolve("jvm/projector"),
                        "-Dlogback.configurationFile=" + main.resolve("resources/logback.xml")),
                options);
    }

    /// There sooner, and slower from then on: for one that is to be killed.
    ///
    /// @param options beside `--health-port`
    public static ProjectorProcess startSoon(String... options) {
        return start(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"), options);
    }

    private static ProjectorProcess start(List<String> ofJvm, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ofJvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("io.banyan.projector.app.Main", "--health-port", "0"));
        command.addAll(List.of(options));
        try {
            Path output = Files.createTempFile("banyan-projector-", ".out");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new ProjectorProcess(process, output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// What it printed.
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public void await(String text) {
        Await.until(text + " is printed", START, () -> output().contains(text) || !isRunning());
        if (!output().contains(text)) {
            throw new AssertionError("never printed '" + text + "' but:\n" + output());
        }
    }

    /// Asks the port of its health.
    public HttpResponse<String> get(String path) {
        await("/health");
        Matcher health = HEALTH.matcher(output());
        if (!health.find()) {
            throw new AssertionError("no port is named in:\n" + output());
        }
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(health.group(1) + path)).build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /// Whether it has ended without being killed.
    public boolean hasFailed() {
        return !isRunning() && process.exitValue() != 137;
    }

    /// SIGSTOP.
    public void freeze() {
        signal("-STOP");
    }

    /// SIGCONT.
    public void thaw() {
        signal("-CONT");
    }

    /// SIGKILL; returns when it is gone.
    public void kill() {
        process.destroyForcibly();
        ended();
    }

    /// SIGTERM; returns at once.
    public void terminate() {
        process.destroy();
    }

    /// Its exit code, once it has ended.
    public int ended() {
        Await.until("the projector has ended", START, () -> !isRunning());
        return process.exitValue();
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
