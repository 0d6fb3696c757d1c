package io.banyan.functionstests;

import io.banyan.testkit.Await;
import io.banyan.testkit.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A host of functions in a process of its own, on a free port.
final class HostProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://(127\\.0\\.0\\.1:[0-9]+)");
    private static final Duration START = Duration.ofSeconds(60);

    private final Process process;
    private final Path output;

    /// Returns when it serves.
    ///
    /// @param functions a folder of functions
    /// @param state takes what it keeps, and what it prints
    HostProcess(Path functions, Path state) {
        try {
            Files.createDirectories(state);
            output = state.resolve("output");
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "@" + Repository.root().resolve("functions/src/main/jvm/functions"),
                            "-Xmx128m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "io.banyan.functions.app.Main",
                            "serve",
                            functions.toString(),
                            "--port=0",
                            "--state=" + state)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Await.until("the host serves: " + output(), START, () -> !process.isAlive() || isServing());
    }

    private boolean isServing() {
        return ADDRESS.matcher(output()).find();
    }

    /// `http://127.0.0.1:9001`.
    String url() {
        Matcher address = ADDRESS.matcher(output());
        if (!address.find()) {
            throw new AssertionError("the host does not serve: " + output());
        }
        return address.group();
    }

    /// What it tells of its functions, as JSON.
    String list() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/banyan/v1/functions"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /// The processes of its functions.
    List<ProcessHandle> environments() {
        return process.children().toList();
    }

    private String output() {
        try {
            return Files.readString(output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Its functions end with it.
    @Override
    public void close() {
        process.destroyForcibly();
        Await.until("the host is gone", () -> !process.isAlive());
    }
}
