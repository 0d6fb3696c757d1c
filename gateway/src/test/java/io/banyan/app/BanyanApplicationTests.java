package io.banyan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.banyan.options.StartRefused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BanyanApplicationTests {
    @TempDir
    private static Path folder = Path.of("");

    private static Gateway gateway;
    private static AdminPort admin;

    @BeforeAll
    static void startOne() throws IOException {
        gateway = Gateways.start(folder, "--health-port=0");
        admin = AdminPort.of(gateway);
    }

    @AfterAll
    static void stopIt() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness"})
    void answersProbesWithoutTokenAndWithoutDetails(String path) {
        HttpResponse<String> answer = admin.anonymous("GET", path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void answersProbesThatAskForHeadsOnly() {
        assertThat(admin.anonymous("HEAD", "/actuator/health/readiness").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /actuator",
        "GET, /actuator/",
        "GET, /actuator/health",
        "GET, /actuator/health/",
        "GET, /actuator/health/readiness/edge",
        "GET, /actuator/health/liveness/",
        "GET, /actuator/health/legacy",
        "GET, /actuator/prometheus",
        "GET, /actuator/env",
        "GET, /api/v1/groups",
        "GET, /nothing",
        "GET, /livez",
        "GET, //actuator/health",
        "GET, /actuator/health/readiness/../../prometheus",
        "GET, /actuator/%68ealth",
        "GET, /actuator/health;/liveness",
        "POST, /actuator/health/liveness",
        "DELETE, /actuator/health/readiness",
        "OPTIONS, /actuator/health",
        "HEAD, /actuator/prometheus"
    })
    void refusesEverythingElseWithoutToken(String method, String path) {
        HttpResponse<String> answer = admin.anonymous(method, path);

        assertThat(answer.statusCode()).isIn(400, 401);
        assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "access-control-allow-origin");
    }

    @Test
    void refusesInProblemDetails() {
        HttpResponse<String> answer = admin.ask("GET", "/actuator/health", "Bearer " + "x".repeat(43));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("www-authenticate")).contains("Bearer realm=\"banyan\"");
        assertThat(answer.body()).contains("\"status\":401");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YWRtaW46YWRtaW4=", "Bearer", "Bearer ", "bearer x", "Token x"})
    void refusesOtherAuthorizations(String authorization) {
        assertThat(admin.ask("GET", "/actuator/health", authorization).statusCode())
                .isEqualTo(401);
    }

    @Test
    void showsEveryComponentToWhoHasTheToken() {
        HttpResponse<String> answer = admin.get("/actuator/health");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"edge\":{", "\"state\":\"ready\"", "\"routes\":{", "\"legacy\":{", "\"degraded\"");
    }

    @Test
    void showsMeters() {
        HttpResponse<String> answer = admin.get("/actuator/prometheus");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("banyan_listener_failures_total", "jvm_memory_used_bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator/env", "/actuator/beans", "/actuator/heapdump", "/actuator/gateway/routes", "/nothing"
            })
    void hasNothingElse(String path) {
        HttpResponse<String> answer = admin.get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    }

    @Test
    void servesProbesAndMetersAloneOnTheHealthPort() {
        AdminPort health = new AdminPort(gateway.healthPort().orElseThrow(), "");

        assertThat(health.anonymous("GET", "/actuator/health/liveness").statusCode())
                .isEqualTo(200);
        assertThat(health.anonymous("GET", "/actuator/health/readiness").statusCode())
                .isEqualTo(200);
        assertThat(health.anonymous("GET", "/actuator/prometheus").body()).contains("banyan_");
        assertThat(health.anonymous("GET", "/actuator/health").statusCode()).isEqualTo(404);
        assertThat(health.anonymous("GET", "/").statusCode()).isEqualTo(404);
    }

    @Test
    void takesReadinessDownBeforeItStopsAndLeavesOthersAlone() throws IOException {
        Gateway second = Gateways.start(folder, "--drain-delay=4s", "--health-port=0");
        AdminPort health = new AdminPort(second.healthPort().orElseThrow(), "");
        AdminPort secondAdmin = AdminPort.of(second);

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(second::close);

        await().until(() ->
                secondAdmin.anonymous("GET", "/actuator/health/readiness").statusCode() == 503);
        assertThat(health.anonymous("GET", "/actuator/health/readiness").statusCode())
                .isEqualTo(503);
        assertThat(secondAdmin.anonymous("GET", "/actuator/health/liveness").statusCode())
                .isEqualTo(200);
        assertThat(stopped).isNotDone();
        stopped.join();
        assertThat(admin.anonymous("GET", "/actuator/health/readiness").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"port", "admin-port", "health-port"})
    void saysWhatToDoAboutAPortInUse(String option) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            String port = String.valueOf(taken.getLocalPort());

            String logged = logged(() -> assertThatThrownBy(() -> Gateways.start(folder, "--" + option + "=" + port))
                    .isInstanceOf(StartRefused.class)
                    .hasMessage("port " + port + " is in use by another process; choose another with --" + option));

            assertThat(logged).as("of the insides, which nobody can mend").doesNotContain("destroy", "Exception");
        }
    }

    private static String logged(Runnable work) {
        PrintStream before = System.err;
        var seen = new ByteArrayOutputStream();
        System.setErr(new PrintStream(seen, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return seen.toString(StandardCharsets.UTF_8);
    }

    @Test
    void refusesAnAccessLogThatCannotBeWritten() {
        assertThatThrownBy(() -> Gateways.start(folder, "--access-log=" + folder))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("--access-log: " + folder);
    }
}
