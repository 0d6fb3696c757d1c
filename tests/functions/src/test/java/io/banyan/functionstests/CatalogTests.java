package io.banyan.functionstests;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.FunctionHostProcess;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.StubUpstream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A gateway beside a real host of functions and a folder of descriptors: what it finds wrong, and what
/// Backstage says of what it exports.
@SuppressWarnings("NullAway.Init")
class CatalogTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LOOKED = Duration.ofSeconds(20);
    private static final String SCRIPT =
            "export const handler = async () => ({ statusCode: 200, headers: { 'X-Side': 'modern' }, body: 'here' });";
    private static final String PAGE = """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: page
              annotations:
                banyan.io/group: events
                banyan.io/function: page
                banyan.io/version: "1"
            spec: { type: function, lifecycle: production, owner: team-page }
            """;

    @TempDir
    private Path folder;

    private StubUpstream legacy;
    private FunctionHostProcess host;

    @BeforeEach
    void start() throws IOException {
        lay("page", "events");
        lay("rogue", "ghosts");
        Files.createDirectories(folder.resolve("catalog"));
        Files.writeString(folder.resolve("catalog/catalog-info.yaml"), PAGE);
        legacy = StubUpstream.that(Behaviours.says("legacy"));
        host = new FunctionHostProcess(folder.resolve("functions"), folder.resolve("host"));
        call("POST", "/page/versions", "");
        call("PUT", "/page/aliases/live", "{\"version\": \"1\"}");
    }

    @AfterEach
    void stop() {
        host.close();
        legacy.close();
    }

    private void lay(String name, String group) throws IOException {
        Path function = Files.createDirectories(folder.resolve("functions").resolve(name));
        Files.writeString(function.resolve("index.mjs"), SCRIPT);
        Files.writeString(function.resolve("function.yaml"), """
                name: %s
                group: %s
                owner: team-%s
                contact: "#%s"
                lifecycle: production
                runtime: nodejs
                handler: index.handler
                """.formatted(name, group, name, name));
    }

    private void call(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(host.url() + "/banyan/v1/functions" + path))
                .method(method, BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isLessThan(300);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Gateway gateway() {
        return GatewaySetup.facing(legacy.url())
                .in(folder.resolve("home"))
                .option("--catalog", folder.resolve("catalog").toString())
                .option("--dead-after", "30")
                .group(
                        "events",
                        GroupText.of("events")
                                .modern("lambda:page:live", "timeout: 5s")
                                .modernLine("lambda: { endpoint: \"" + host.url() + "\" }")
                                .weight("100%")
                                .route("event", "/events/{id}")
                                .route("quiet", "/quiet/{id}")
                                .yaml())
                .group(
                        "trial",
                        GroupText.of("trial")
                                .modern(legacy.url())
                                .line("lifecycle: experimental")
                                .weight("10%")
                                .route("trial", "/trial/{id}")
                                .yaml()
                                .replace("2099-12-31", "2026-01-01"))
                .start();
    }

    private static JsonNode catalog(Gateway gateway) {
        return JSON.readTree(gateway.admin().get("/api/v1/catalog").text());
    }

    private static Set<String> found(Gateway gateway) {
        Set<String> found = new TreeSet<>();
        catalog(gateway).path("entries").forEach(entry -> entry.path("findings")
                .forEach(finding -> found.add(finding.path("kind").asString() + " "
                        + entry.path("kind").asString() + " "
                        + entry.path("name").asString())));
        return found;
    }

    private static JsonNode entry(Gateway gateway, String kind, String name) {
        return catalog(gateway)
                .path("entries")
                .valueStream()
                .filter(entry -> entry.path("kind").asString().equals(kind)
                        && entry.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void waitFor(Gateway gateway, String what, String... expected) {
        Await.until(what, LOOKED, () -> found(gateway).equals(Set.of(expected)));
    }

    @Test
    void findsWhatNobodyOwnsNobodyUsesAndWhatIsNotAsDeclared() throws IOException {
        long longAgo = Instant.now().minus(Duration.ofDays(40)).toEpochMilli();
        Path state = Files.createDirectories(folder.resolve("home/state"));
        Files.writeString(
                state.resolve("sightings"), "t\troute/quiet\t" + longAgo + "\t" + longAgo + "\t-\nnonsense\nt\t\n");
        String[] atFirst = {
            "unowned function rogue", "dead route quiet", "overdue group trial", "experimental group trial"
        };
        try (Gateway gateway = gateway()) {
            assertThat(gateway.get("/events/7").header("X-Side")).contains("modern");
            Await.until("version 1 was seen", LOOKED, () -> entry(gateway, "function", "page")
                    .path("versions")
                    .path(0)
                    .path("version")
                    .asString("")
                    .equals("1"));
            waitFor(gateway, "all is found", atFirst);
            assertThat(entry(gateway, "function", "page").path("owner").asString())
                    .isEqualTo("team-page");
            assertThat(entry(gateway, "route", "event")
                            .path("hour")
                            .path("calls")
                            .asLong())
                    .isEqualTo(1);

            letsVersionTwoAnswer(gateway);
            hasTwoDocumentsOfOneName(gateway);
        }
        try (Gateway again = gateway()) {
            Await.until("what was kept is read", LOOKED, () -> !entry(again, "route", "event")
                    .path("seen")
                    .asString("")
                    .isEmpty());
            assertThat(entry(again, "route", "event").path("day").path("calls").asLong())
                    .isPositive();
        }
    }

    private void letsVersionTwoAnswer(Gateway gateway) throws IOException {
        Files.writeString(folder.resolve("functions/page/index.mjs"), SCRIPT.replace("'here'", "'still here'"));
        call("POST", "/page/versions", "");
        call("PUT", "/page/aliases/live", "{\"version\": \"2\"}");
        Await.until("version 2 answers", LOOKED, () -> {
            gateway.get("/events/7");
            return found(gateway).contains("drift function page");
        });
        assertThat(entry(gateway, "function", "page")
                        .path("findings")
                        .path(0)
                        .path("remedy")
                        .asString())
                .isEqualTo("if version 2 is right, write its number under banyan.io/version in "
                        + folder.resolve("catalog/catalog-info.yaml")
                        + ":8; otherwise go back to the declared one");
    }

    private void hasTwoDocumentsOfOneName(Gateway gateway) throws IOException {
        Files.writeString(folder.resolve("catalog/catalog-info.yaml"), PAGE + "---\n" + PAGE);
        Await.until("the bad file is told of", LOOKED, () -> catalog(gateway)
                .path("flaws")
                .toString()
                .contains("metadata.name was 'page', which the Component in line 4 has already"));
        assertThat(found(gateway)).contains("drift function page");
    }

    @Test
    @EnabledIfSystemProperty(named = "banyan.full", matches = "true", disabledReason = "npm brings the judge")
    void exportsWhatBackstageTakes() {
        try (Gateway gateway = gateway()) {
            List<String> documents = new ArrayList<>();
            Await.until("the host was asked", LOOKED, () -> found(gateway).contains("unowned function rogue"));
            JSON.readTree(gateway.admin().get("/api/v1/catalog/backstage").text())
                    .forEach(group -> group.path("documents").forEach(document -> documents.add(document.toString())));

            assertThat(documents).hasSize(6);
            assertThat(Judges.ask("backstage.mjs", documents))
                    .containsOnly("good")
                    .hasSize(documents.size());
            assertThat(Judges.ask("backstage.mjs", List.of(documents.getFirst().replace("\"owner\"", "\"honor\""))))
                    .singleElement()
                    .asString()
                    .contains("owner");
        }
    }
}
