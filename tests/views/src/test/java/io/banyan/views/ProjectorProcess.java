package io.banyan.views;

import io.banyan.testkit.Await;
import io.banyan.testkit.Repository;
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

/// A projector in a process of its own.
final class ProjectorProcess implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration START = Duration.ofSeconds(60);
    private static final Pattern HEALTH = Pattern.compile("(http://127\\.0\\.0\\.1:[0-9]+)/health");

    private final Process process;
    private final Path output;

    private ProjectorProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /// @param options beside `--health-port`
    static ProjectorProcess start(String... options) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path folder = Repository.root().resolve("projector/src/main");
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "@" + folder.resolve("jvm/projector"),
                "-Dlogback.configurationFile=" + folder.resolve("resources/logback.xml"),
                "-cp",
                System.getProperty("java.class.path"),
                "io.banyan.projector.app.Main",
                "--health-port",
                "0"));
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

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void await(String text) {
        Await.until(text + " is printed", START, () -> output().contains(text) || !process.isAlive());
        if (!output().contains(text)) {
            throw new AssertionError("never printed '" + text + "' but:\n" + output());
        }
    }

    HttpResponse<String> get(String path) {
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

    /// Whether it has ended without being killed.
    boolean hasFailed() {
        return !process.isAlive() && process.exitValue() != 137;
    }

    void kill() {
        process.destroyForcibly();
        ended();
    }

    /// SIGTERM.
    void terminate() {
        process.destroy();
    }

    /// Its exit code, once it has ended.
    int ended() {
        Await.until("the projector has ended", START, () -> !process.isAlive());
        return process.exitValue();
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
