package io.banyan.functions.app;

import io.banyan.functions.api.Admission;
import io.banyan.functions.environment.Wiring.Pace;
import io.banyan.functions.host.HostSpec;
import io.banyan.functions.process.CallerVariables;
import io.banyan.lambda.EventStream;
import io.banyan.lambda.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A whole host on a free port, asked as clients ask.
final class HostUnderTest implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final Pace PACE = new Pace(Duration.ofSeconds(30), Duration.ofMillis(50), Duration.ofMinutes(5));

    final Serving serving;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private HostUnderTest(Serving serving) {
        this.serving = serving;
    }

    static HostUnderTest start(Path folder) {
        return start(folder, PACE, null);
    }

    static HostUnderTest start(Path folder, Pace pace, @Nullable String token) {
        HostSpec host = new HostSpec(folder.resolve("functions"), folder.resolve("state"), "eu-west-1", pace);
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
        return new HostUnderTest(Serving.start(
                new ServeSpec(anyPort, new Admission(token), host, CallerVariables.NONE, true), System.getenv("PATH")));
    }

    /// Writes a `function.yaml` and returns its folder.
    static Path write(Path folder, String name, String yaml) throws IOException {
        Path function = Files.createDirectories(folder.resolve("functions").resolve(name));
        Files.writeString(function.resolve("function.yaml"), """
                name: %s
                group: tests
                owner: team-tests
                contact: "#tests"
                lifecycle: experimental
                """.formatted(name) + yaml);
        return function;
    }

    URI uri() {
        return URI.create("http://" + serving.address());
    }

    HttpResponse<byte[]> invoke(String name, String event, String... headers) {
        return invokeLater(name, event, headers).join();
    }

    CompletableFuture<HttpResponse<byte[]>> invokeLater(String name, String event, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        uri().resolve("/2015-03-31/functions/" + name + "/invocations"))
                .POST(BodyPublishers.ofString(event));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.sendAsync(request.build(), BodyHandlers.ofByteArray());
    }

    /// The answer of a function that must not fail.
    JsonNode answer(String name, String event) {
        HttpResponse<byte[]> answer = invoke(name, event);
        if (answer.statusCode() != 200
                || answer.headers().firstValue("X-Amz-Function-Error").isPresent()) {
            throw new AssertionError(
                    answer.statusCode() + " " + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        return JSON.readTree(answer.body());
    }

    /// All frames of a streamed answer.
    List<Frame> stream(String name, String event) {
        try (InputStream in = open(name, event)) {
            EventStream stream = new EventStream();
            List<Frame> frames = new ArrayList<>(stream.feed(in.readAllBytes()));
            if (!stream.isComplete()) {
                throw new AssertionError("the stream was cut after " + frames);
            }
            return frames;
        } catch (IOException | io.banyan.lambda.BadFrame broken) {
            throw new AssertionError(broken);
        }
    }

    InputStream open(String name, String event) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(
                        uri().resolve("/2021-11-15/functions/" + name + "/response-streaming-invocations"))
                .POST(BodyPublishers.ofString(event))
                .build();
        try {
            return client.send(request, BodyHandlers.ofInputStream()).body();
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    HttpResponse<String> ask(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri().resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /// One of the counts that `list` shows of `$LATEST`.
    long count(String name, String what) {
        JsonNode all = JSON.readTree(ask("GET", "/banyan/v1/functions", "").body());
        for (JsonNode function : all.path("functions")) {
            if (function.path("name").asString("").equals(name)) {
                return function.path("environments").path("$LATEST").path(what).asLong(0);
            }
        }
        return 0;
    }

    String logs(String name) {
        return ask("GET", "/banyan/v1/functions/" + name + "/logs?lines=1000", "")
                .body();
    }

    @Override
    public void close() {
        client.close();
        serving.close();
    }
}
