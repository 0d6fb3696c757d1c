package io.banyan.functionstests;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.FunctionHostProcess;
import io.banyan.testkit.Measured;
import io.banyan.testkit.OpenSocket;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A host in a process of its own, as the kernel and whoever is curious see it.
@SuppressWarnings("NullAway.Init")
class FunctionHostTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final long MANY_MB = FullNumbers.pick(50L, 1_000L);
    private static final long KEPT = 11 << 20;
    private static final Pattern LEFT_OUT = Pattern.compile("\\[([0-9]+) bytes more were printed by this invocation");
    private static final String INVOKE = "/2015-03-31/functions/one/invocations";
    private static final String SCRIPT = """
            import { writeSync } from 'node:fs';
            import { EOL } from 'node:os';

            export const handler = async ({ megabytes = 0 }) => {
              const megabyte = `${'x'.repeat(1023)}${EOL}`.repeat(1024);
              for (let n = 0; n < megabytes; n++) writeSync(1, megabyte);
              return process.env;
            };
            """;

    @TempDir
    private Path folder;

    @AutoClose
    private final HttpClient client = HttpClient.newHttpClient();

    private Path functions() throws IOException {
        function("one", "SHARED: one, OF_ONE: \"1\"");
        function("other", "SHARED: other, OF_THE_OTHER: secret-of-the-other");
        return folder.resolve("functions");
    }

    private void function(String name, String environment) throws IOException {
        Path its = Files.createDirectories(folder.resolve("functions").resolve(name));
        Files.writeString(its.resolve("index.mjs"), SCRIPT);
        Files.writeString(its.resolve("function.yaml"), """
                name: %s
                group: events
                owner: team-events
                contact: "#events"
                lifecycle: experimental
                runtime: nodejs
                handler: index.handler
                timeout: 2m
                environment: { %s }
                """.formatted(name, environment));
    }

    private Path state() {
        return folder.resolve("state");
    }

    private HttpResponse<String> ask(
            FunctionHostProcess host, String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(host.url() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.sendAsync(request.build(), BodyHandlers.ofString()).join();
    }

    private static List<OpenSocket> doors(FunctionHostProcess host) {
        return Stream.concat(
                        Stream.of(host.pid()),
                        ProcessHandle.of(host.pid()).orElseThrow().descendants().map(ProcessHandle::pid))
                .flatMap(pid -> OpenSocket.of(pid).stream())
                .filter(socket -> socket.listening() || socket.protocol().startsWith("udp"))
                .toList();
    }

    @Test
    void hasNoDoorButOnLoopback() throws IOException {
        try (FunctionHostProcess host = new FunctionHostProcess(functions(), state())) {
            assertThat(ask(host, "POST", INVOKE, "{}").statusCode()).isEqualTo(200);
            assertThat(ask(host, "POST", INVOKE.replace("one", "other"), "{}").statusCode())
                    .isEqualTo(200);

            assertThat(doors(host))
                    .as("its own, and one for each of two processes")
                    .hasSize(3)
                    .allMatch(OpenSocket::listening)
                    .allMatch(OpenSocket::onLoopback);
        }
    }

    @Test
    void openToOthersAsksForItsTokenWhateverIsAskedFor() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), TOKEN);
        String[] open = {"--bind=0.0.0.0", "--token-file=" + token};
        String bearer = "Bearer " + TOKEN;
        try (FunctionHostProcess host = new FunctionHostProcess(functions(), state(), open)) {
            assertThat(ask(host, "POST", INVOKE, "{}", "Authorization", bearer).statusCode())
                    .isEqualTo(200);

            assertThat(doors(host)).as("its own, and one for a process").hasSize(2);
            assertThat(doors(host).stream().filter(door -> !door.onLoopback()))
                    .extracting(OpenSocket::localPort)
                    .containsExactly(URI.create(host.url()).getPort());
            refuses(host, "POST", INVOKE);
            refuses(host, "POST", "/2021-11-15/functions/one/response-streaming-invocations");
            refuses(host, "GET", "/2015-03-31/functions/one/configuration");
            refuses(host, "GET", "/banyan/v1/functions");
            refuses(host, "GET", "/banyan/v1/functions/one/logs");
            refuses(host, "POST", "/banyan/v1/functions/one/versions");
            refuses(host, "PUT", "/banyan/v1/functions/one/aliases/live");
            refuses(host, "GET", "/nothing");
            assertThat(ask(host, "GET", "/health", "").body()).isEqualTo("{\"status\":\"up\"}");
        }
    }

    private void refuses(FunctionHostProcess host, String method, String path) {
        String body = method.equals("GET") ? "" : "{\"version\": \"1\"}";
        String[][] wrong = {{}, {"Authorization", "Bearer " + TOKEN + "0"}};
        for (String[] headers : wrong) {
            HttpResponse<String> refusal = ask(host, method, path, body, headers);

            assertThat(refusal.statusCode()).as(path).isEqualTo(403);
            assertThat(refusal.body()).as(path).doesNotContain("one", TOKEN);
        }
    }

    @ParameterizedTest
    @CsvSource({"one, other", "other, one"})
    void aFunctionGetsItsOwnVariablesAndNoneOfTheHostsOrAnothers(String name, String another) throws IOException {
        Map<String, String> hosts = Map.of(
                "AWS_ACCESS_KEY_ID", "AKIDOFTHEHOST",
                "AWS_SECRET_ACCESS_KEY", "secret-of-the-host",
                "AWS_SESSION_TOKEN", "session-of-the-host",
                "AWS_PROFILE", "profile-of-the-host",
                "OF_THE_HOST", "value-of-the-host",
                "NODE_OPTIONS", "--no-warnings");
        try (FunctionHostProcess host = new FunctionHostProcess(functions(), state(), hosts)) {
            String text = ask(host, "POST", INVOKE.replace("one", name), "{}").body();
            JsonNode environment = JSON.readTree(text);

            assertThat(environment.path("SHARED").asString()).isEqualTo(name);
            assertThat(text)
                    .contains("OF_" + (name.equals("one") ? "ONE" : "THE_OTHER"))
                    .doesNotContain("OF_" + (another.equals("one") ? "ONE" : "THE_OTHER"), "NODE_OPTIONS")
                    .doesNotContainIgnoringCase("OF_THE_HOST", "OFTHEHOST", "of-the-host");
        }
    }

    @Test
    void keepsLittleOfAGigabyteThatAFunctionPrints() throws IOException {
        try (FunctionHostProcess host = new FunctionHostProcess(functions(), state())) {
            long begun = System.nanoTime();
            HttpResponse<String> answer = ask(host, "POST", INVOKE, "{\"megabytes\": " + MANY_MB + "}");
            long millis = (System.nanoTime() - begun) / 1_000_000;

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("X-Amz-Function-Error")).isEmpty();
            Await.until("the log counts what it left out", () -> leftOut(host) > 0);
            assertThat(leftOut(host)).isBetween((MANY_MB - 1) << 20, MANY_MB << 20);
            assertThat(size(state().resolve("logs"))).isLessThan(KEPT);
            assertThat(ask(host, "POST", INVOKE, "{}").statusCode()).isEqualTo(200);
            Measured.as("function-prints")
                    .figure("printed by one invocation, in MB", MANY_MB)
                    .figure("its time, in ms", millis)
                    .figure("kept of it on disk, in KB", size(state().resolve("logs")) >> 10)
                    .figure("heap of the host, in MB", 128)
                    .append();
        }
    }

    /// In bytes; 0 = the log does not say so yet.
    private long leftOut(FunctionHostProcess host) {
        Matcher more = LEFT_OUT.matcher(
                ask(host, "GET", "/banyan/v1/functions/one/logs?lines=5", "").body());
        return more.find() ? Long.parseLong(more.group(1)) : 0;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
