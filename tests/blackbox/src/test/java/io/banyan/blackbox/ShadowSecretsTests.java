package io.banyan.blackbox;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviour;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.StubUpstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Reads with marked cookies, headers, paths, queries and bodies, all of them copied; and then everything that a
/// gateway writes or says is looked through for the marks. The group `events` keeps hashes, `orders` keeps values.
@SuppressWarnings("NullAway.Init")
class ShadowSecretsTests {
    private static final List<String> MARKS = List.of(
            "cookie",
            "password",
            "header",
            "query",
            "set-cookie",
            "answer-header",
            "same",
            "garbage",
            "path",
            "legacy",
            "modern");
    /// What `store: values` keeps: the path, and what the sides say at a place where they differ.
    private static final List<String> KEPT = List.of("path", "legacy", "modern");

    private static final Map<String, Integer> SENT = new HashMap<>();

    @TempDir
    private static Path folder;

    private static StubUpstream legacy;
    private static StubUpstream modern;
    private static GatewayProcess gateway;
    private static ApiClient admin;

    @BeforeAll
    static void start() {
        legacy = StubUpstream.that(says("legacy"));
        modern = StubUpstream.that(says("modern"));
        gateway = GatewaySetup.facing(legacy.url())
                .group("events", group("events", "hashes"))
                .group("orders", group("orders", "values"))
                .startProcess();
        admin = ApiClient.admin(gateway);
        for (String group : List.of("events", "orders")) {
            Await.until("the noise of " + group + " is learnt", () -> {
                reads(group, 1);
                return report(group).path("routes").path(0).path("repeats").asInt(0) >= 20;
            });
            reads(group, 30);
            told(group);
        }
        modern.now(Behaviours.answers("HTTP/1.1 200 events-garbage-orders-garbage\r\nevents-garbage\r\n\r\n"));
        reads("events", 3);
        reads("orders", 3);
        told("events");
        told("orders");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        legacy.close();
        modern.close();
    }

    private static String group(String name, String store) {
        return GroupText.of(name)
                .modern(modern.url())
                .weight("0%")
                .line("shadow: { share: 100%, credentials: true, per-day: 1000 }")
                .line("shadow-legacy: true")
                .line("set-cookie: [SID]")
                .line("compare: { store: " + store + " }")
                .route(name + "-page", "/" + name + "/{id}")
                .yaml();
    }

    /// Says something else at `/at` each time, at `/differs` what its name is.
    private static Behaviour says(String side) {
        AtomicInteger at = new AtomicInteger();
        return Behaviours.answers(request -> {
            String group = request.target().startsWith("/orders") ? "orders" : "events";
            String body = "{\"same\":\"%1$s-same\",\"differs\":\"%1$s-%2$s\",\"at\":%3$d}"
                    .formatted(group, side, at.incrementAndGet());
            return Behaviours.ok(
                    "Content-Type: application/json\r\nSet-Cookie: SID=%1$s-set-cookie\r\nX-More: %1$s-answer-header\r\n"
                            .formatted(group),
                    body);
        });
    }

    private static void reads(String group, int times) {
        String read = Requests.get(
                "/%1$s/%1$s-path?q=%1$s-query".formatted(group),
                "Cookie: SID=" + group + "-cookie",
                "Authorization: Bearer " + group + "-password",
                "X-More: " + group + "-header");
        try (RawClient client = RawClient.connect(gateway.port())) {
            for (int i = 0; i < times; i++) {
                assertThat(client.exchange(read).status()).isEqualTo(200);
                SENT.merge(group, 1, Integer::sum);
            }
        }
    }

    private static void told(String group) {
        Await.until("the reads of " + group + " are compared or dropped", () -> {
            JsonNode report = report(group);
            return sum(report.path("notCompared"))
                            + sum(report.path("routes").path(0).path("verdicts"))
                            + report.path("routes").path(0).path("repeats").asInt(0)
                    >= SENT.getOrDefault(group, 0);
        });
    }

    private static int sum(JsonNode counts) {
        return counts.valueStream().mapToInt(JsonNode::asInt).sum();
    }

    private static JsonNode report(String group) {
        return admin.get("/api/v1/groups/" + group + "/mismatches");
    }

    @Test
    void areNowhereUnlessTheFileSaysSo() throws IOException {
        Map<String, String> all = everything();
        assertThat(all.get("mismatches of orders")).contains("orders-legacy", "orders-modern", "/orders/orders-path");
        assertThat(all.get("mismatches of events")).contains("/differs", "\"#");

        all.forEach((where, text) -> {
            assertThat(MARKS.stream().map(mark -> "events-" + mark).filter(text::contains))
                    .as("marks of events in %s", where)
                    .isEmpty();
            assertThat(MARKS.stream()
                            .filter(mark -> !KEPT.contains(mark))
                            .map(mark -> "orders-" + mark)
                            .filter(text::contains))
                    .as("marks of orders in %s", where)
                    .isEmpty();
            assertThat(KEPT.stream()
                            .filter(mark -> !where.contains("mismatches") && !where.startsWith("export"))
                            .map(mark -> "orders-" + mark)
                            .filter(text::contains))
                    .as("values kept in %s", where)
                    .isEmpty();
        });
    }

    /// What it logs, keeps, answers and exports, by its name.
    private static Map<String, String> everything() throws IOException {
        Map<String, String> all = new TreeMap<>();
        all.put("log", gateway.output());
        files(gateway.state()).forEach((file, text) -> all.put("state " + file, text));
        for (String path : List.of("/groups", "/status", "/routes", "/audit?limit=100", "/scoreboard", "/catalog")) {
            all.put("API " + path, admin.send("GET", "/api/v1" + path, "").body());
        }
        all.put("meters", admin.send("GET", "/actuator/prometheus", "").body());
        all.put("health", admin.send("GET", "/actuator/health", "").body());
        all.put("text of status", command("status"));
        for (String group : List.of("events", "orders")) {
            all.put("mismatches of " + group, report(group).toString());
            all.put("text of mismatches of " + group, command("mismatches", group));
            Path export = folder.resolve("everything-" + group);
            command("mismatches", group, "--export", export.toString());
            files(export).forEach((file, text) -> all.put("export of " + group + " " + file, text));
        }
        return all;
    }

    private static String command(String... arguments) {
        GatewayProcess.Finished finished = gateway.command(arguments);
        assertThat(finished.exitCode()).as(finished.output()).isZero();
        return finished.output();
    }

    private static Map<Path, String> files(Path in) throws IOException {
        Map<Path, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(in)) {
            files.filter(Files::isRegularFile).forEach(file -> all.put(in.relativize(file), text(file)));
        }
        return all;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Test
    void isNoiseWhatLegacySaysDifferentlyEachTime() {
        JsonNode route = report("orders").path("routes").path(0);

        assertThat(route.path("noise").valueStream().map(one -> one.path("pointer")
                        .asString("")))
                .containsExactly("/at");
        assertThat(route.path("pointers").valueStream().map(one -> one.path("pointer")
                        .asString("")))
                .containsExactly("/differs");
        assertThat(command("mismatches", "orders")).contains("noisy: /at (value differs between two answers of LEGACY");
    }

    @Test
    void anExportAnswersAsTheSidesDid() throws Exception {
        Path export = folder.resolve("orders");
        assertThat(command("mismatches", "orders", "--export", export.toString()))
                .contains("1 kind of difference");
        assertThat(export.resolve("OrdersPageMismatchTests.java")).content().contains("/orders/orders-path");

        assertThat(stubbed(export.resolve("orders-page-01-differs-value/legacy"), "/orders/orders-path"))
                .isEqualTo("{\"differs\":\"orders-legacy\"}");
        assertThat(stubbed(export.resolve("orders-page-01-differs-value/modern"), "/orders/orders-path"))
                .isEqualTo("{\"differs\":\"orders-modern\"}");
    }

    private static String stubbed(Path root, String path) throws IOException, InterruptedException {
        WireMockServer server = new WireMockServer(
                options().dynamicPort().bindAddress("127.0.0.1").usingFilesUnderDirectory(root.toString()));
        server.start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest read = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                    .build();
            HttpResponse<String> answer = client.send(read, HttpResponse.BodyHandlers.ofString());
            return answer.body();
        } finally {
            server.stop();
        }
    }
}
