package io.banyan.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A host of functions in a process of its own; `banyan-functions` must be among the test's dependencies.
public final class FunctionHostProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("at http://\\[?[0-9.:]+\\]?:([0-9]+);");
    private static final Duration START = Duration.ofSeconds(60);

    private final Path functions;
    private final Path state;
    private final List<String> options;
    private final Map<String, String> environment;
    private Process process;

    /// On a free port. Returns when it serves.
    ///
    /// @param functions a folder of functions
    /// @param state takes what it keeps, and what it prints
    public FunctionHostProcess(Path functions, Path state, String... options) {
        this(functions, state, Map.of(), options);
    }

    /// @param environment variables of the host's own, beside those of this process
    public FunctionHostProcess(Path functions, Path state, Map<String, String> environment, String... options) {
        this.functions = functions;
        this.state = state;
        this.options = List.of(options);
        this.environment = environment;
        this.process = start(0);
    }

    private Process start(int port) {
        Path main = Repository.root().resolve("functions/src/main");
        try {
            Files.createDirectories(state);
            List<String> words = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "@" + main.resolve("jvm/functions"),
                    "-Xmx128m",
                    "-Dlogback.configurationFile=" + main.resolve("resources/logback.xml"),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "io.banyan.functions.app.Main",
                    "serve",
                    functions.toString(),
                    "--port=" + port,
                    "--state=" + state));
            words.addAll(options);
            ProcessBuilder builder = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(state.resolve("output").toFile());
            builder.environment().putAll(environment);
            Process started = builder.start();
            Await.until("the host serves: " + output(), START, () -> !started.isAlive() || isServing());
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean isServing() {
        return ADDRESS.matcher(output()).find();
    }

    /// `http://127.0.0.1:9001`, also where it answers at every address.
    public String url() {
        Matcher address = ADDRESS.matcher(output());
        if (!address.find()) {
            throw new AssertionError("the host does not serve: " + output());
        }
        return "http://127.0.0.1:" + address.group(1);
    }

    public long pid() {
        return process.pid();
    }

    /// What it tells of its functions, as JSON.
    public String list() {
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
    public List<ProcessHandle> environments() {
        return process.children().toList();
    }

    private String output() {
        try {
            return Files.readString(state.resolve("output"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// SIGKILL. Its functions end with it.
    public void kill() {
        process.destroyForcibly();
        Await.until("the host is gone", () -> !process.isAlive());
    }

    /// On its old port, with its old state. Returns when it serves.
    public void restart() {
        process = start(URI.create(url()).getPort());
    }

    @Override
    public void close() {
        kill();
    }
}
