package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A MODERN that is stopped, hangs or answers 500: everybody says so in the same words, from the first reads on.
@ExtendWith(SharedGateway.class)
class DeadModernTests {
    private static final String TEMPLATE = """
            group: GROUP
            owner: team-GROUP
            contact: "#team-GROUP"
            review-by: 2999-06-30
            modern: { url: "URL", deployed: k8s/prod/GROUP, timeout: 50ms }
            weight: 50%
            sticky: [header:X-Member-Id]
            routes:
              - id: GROUP
                path: /GROUP/{id}
            """;

    private static ServerSocket silent;
    private static int closed;

    private final RealGateway gateway;
    private final AdminRelay admin;
    private final Terminal terminal;

    DeadModernTests(RealGateway gateway) {
        this.gateway = gateway;
        this.admin = new AdminRelay(gateway);
        this.terminal = Terminal.at(admin);
    }

    @BeforeAll
    static void serve(RealGateway gateway) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        silent = new ServerSocket(0, 200, here);
        try (ServerSocket gone = new ServerSocket(0, 1, here)) {
            closed = gone.getLocalPort();
        }
        gateway.serve(
                file("stopped", "http://127.0.0.1:" + closed),
                file("hung", "http://127.0.0.1:" + silent.getLocalPort()),
                file("broken", "MODERN"));
        gateway.reads("/stopped/7", 30);
        gateway.reads("/hung/7", 30);
        gateway.reads("/broken/fail", 30);
    }

    @AfterAll
    static void stop() throws IOException {
        silent.close();
    }

    @AfterEach
    void close() {
        admin.close();
    }

    private static String file(String group, String url) {
        return TEMPLATE.replace("GROUP", group).replace("URL", url);
    }

    @ParameterizedTest
    @CsvSource({
        "stopped, refuses-connections, has refused connections",
        "hung, answers-late, has not answered in time",
        "broken, answers-errors, has answered 500"
    })
    void everybodySaysTheSame(String group, String what, String does) throws Exception {
        var modern = gateway.read("/groups/" + group).path("modern");
        String says = modern.path("says").asString();
        assertThat(says)
                .matches("MODERN of %s %s since \\d\\d:\\d\\d UTC \\(%s\\); LEGACY answers its reads"
                        .formatted(group, does, modern.path("address").asString()));
        assertThat(modern.path("what").asString()).isEqualTo(what);
        assertThat(modern.path("down").asBoolean()).isTrue();
        assertThat(modern.path("since").asString()).isNotEmpty();

        terminal.run("status");
        assertThat(terminal.lines()).contains("down " + group + ": " + says);
        assertThat(explained(group)).isEqualTo("GET /" + group + "/7 would go to MODERN (reason: weight); " + says);
        terminal.run("weight --group " + group + " 90% --reason more --dry-run");
        assertThat(terminal.out()).contains("; " + says).doesNotContain("room for it");
        assertThat(health()).contains(says);
    }

    @Test
    void namesTheAddress() {
        assertThat(gateway.read("/groups/stopped")
                        .path("modern")
                        .path("address")
                        .asString())
                .isEqualTo("127.0.0.1:" + closed);
    }

    @Test
    void whatGoesToLegacyIsNotWarnedOf() {
        terminal.run("explain POST /stopped/7");

        assertThat(terminal.lines().getFirst()).isEqualTo("POST /stopped/7 goes to LEGACY (reason: write)");
    }

    @Test
    void anotherModernBeginsAnew() {
        gateway.serve(
                file("stopped", "http://127.0.0.1:" + closed),
                file("hung", "http://127.0.0.1:" + silent.getLocalPort()),
                file("broken", "MODERN").replace("50ms", "51ms"));

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        gateway.read("/groups/broken").path("modern").isNull())
                .isTrue());
        gateway.reads("/broken/fail", 30);
        assertThat(gateway.read("/groups/broken").path("modern").path("down").asBoolean())
                .isTrue();
    }

    /// The first line about a read of a member who reads from MODERN.
    private String explained(String group) {
        for (int member = 1; member < 100; member++) {
            terminal.run("explain GET /" + group + "/7 -H 'X-Member-Id: m" + member + "'");
            if (terminal.out().contains("places below 5,000 read from modern: modern.")) {
                break;
            }
        }
        return terminal.lines().getFirst();
    }

    private String health() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(gateway.admin() + "/actuator/health"))
                                    .header("Authorization", "Bearer " + RealGateway.VERA)
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
