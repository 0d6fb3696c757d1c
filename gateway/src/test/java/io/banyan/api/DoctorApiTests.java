package io.banyan.api;

import static io.banyan.api.ApiPort.CATALOG;
import static io.banyan.api.ApiPort.EVENTS;
import static io.banyan.api.ApiPort.VIEWER;
import static io.banyan.api.ViewsPort.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.doctor.Patient.ViewHeard;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DoctorApiTests {
    private static final String PATH = "/api/v1/groups/events/doctor";

    private static ApiPort port;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        port = new ApiPort(folder);
    }

    @AfterAll
    static void close() {
        port.close();
    }

    @BeforeEach
    void begin() {
        port.patient.view = new ViewHeard.Known("v1 (active)");
    }

    private static List<String> found(JsonNode report, String member) {
        return report.path("findings")
                .valueStream()
                .map(one -> one.path(member).asString(""))
                .toList();
    }

    @Test
    void readsTheFirstPathWithoutAVariable() {
        JsonNode report = tree(port.ask("POST", PATH, EVENTS, "{}"));

        assertThat(report.path("group").asString()).isEqualTo("events");
        assertThat(report.path("well").asBoolean()).isTrue();
        assertThat(found(report, "question")).containsExactly("connection", "read", "freshness");
        assertThat(found(report, "state")).containsOnly("well");
        assertThat(found(report, "says"))
                .containsExactly(
                        "127.0.0.1:1 took a connection after 2 ms",
                        "it answered /events with 200 after 7 ms",
                        "its answer says how new it is, and the feed knows the view events");
    }

    @Test
    void namesTheFaultAndItsRemedy() {
        port.patient.view = new ViewHeard.Unknown(List.of("members"));

        JsonNode report = tree(port.ask("POST", PATH, EVENTS, "{\"read\": \"/events/7\"}"));

        assertThat(report.path("well").asBoolean()).isFalse();
        JsonNode last = report.path("findings").path(2);
        assertThat(last.path("state").asString()).isEqualTo("wrong");
        assertThat(last.path("fault").asString()).isEqualTo("no-view");
        assertThat(last.path("says").asString()).isEqualTo("the feed knows no view events; known: members");
        assertThat(last.path("remedy").asString()).startsWith("start the runner of events, or correct freshness.view");
        assertThat(found(report, "says")).contains("it answered /events/7 with 200 after 7 ms");
    }

    @Test
    void saysWhatCanBeRead() {
        HttpResponse<String> another = port.ask("POST", PATH, EVENTS, "{\"read\": \"/products/7\"}");
        HttpResponse<String> odd = port.ask("POST", PATH, EVENTS, "{\"read\": \"events/7\"}");

        assertThat(another.statusCode()).isEqualTo(400);
        assertThat(tree(another).path("detail").asString())
                .isEqualTo("read was '/products/7', which is no clear read of group events; its paths are"
                        + " /events/{eventId}, /events; write \"read\": \"/events/7\"");
        assertThat(odd.statusCode()).isEqualTo(400);
        assertThat(tree(odd).path("detail").asString()).startsWith("read was 'events/7' but must be a path");
        assertThat(port.ask("POST", PATH, EVENTS, "{\"path\": \"/events/7\"}").body())
                .contains("path is not a known field");
    }

    @Test
    void aGroupWhosePathsAllHaveVariablesIsNotRead() {
        JsonNode report = tree(port.ask("POST", PATH.replace("events", "catalog"), CATALOG, "{}"));

        assertThat(found(report, "state")).containsExactly("well", "left-out");
        assertThat(report.path("well").asBoolean()).isTrue();
    }

    @Test
    void isForOperatorsOfTheGroup() {
        assertThat(port.ask("POST", PATH, VIEWER, "{}").statusCode()).isEqualTo(403);
        assertThat(port.ask("POST", PATH, CATALOG, "{}").statusCode()).isEqualTo(403);
        assertThat(port.ask("POST", PATH.replace("events", "venues"), EVENTS, "{}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void examinesAGroupOnceAtATime() {
        port.patient.door = new CountDownLatch(1);
        var first = CompletableFuture.supplyAsync(() -> port.ask("POST", PATH, EVENTS, "{}"));
        var second = CompletableFuture.supplyAsync(() -> port.ask("POST", PATH, EVENTS, "{}"));

        HttpResponse<?> refused = (HttpResponse<?>) CompletableFuture.anyOf(first, second)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        port.patient.door.countDown();

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(List.of(first.join().statusCode(), second.join().statusCode()))
                .containsExactlyInAnyOrder(200, 409);
        assertThat(port.ask("POST", PATH, EVENTS, "{}").statusCode()).isEqualTo(200);
    }
}
