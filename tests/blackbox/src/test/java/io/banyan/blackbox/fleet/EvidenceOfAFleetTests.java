package io.banyan.blackbox.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviour;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Fleet;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.Operator;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.RealRedis;
import io.banyan.testkit.Tokens;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What two replicas see of a MODERN whose answer differs for one of 500 events adds up, and outlives one of them.
class EvidenceOfAFleetTests {
    private static final int READS = 1_500;
    private static final int ONE_IN = 500;
    /// Fewer than may wait for their copies at once.
    private static final int AT_ONCE = 50;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @AutoClose
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @AutoClose
    private final RealRedis redis = RealRedis.start();

    private static Behaviour answers(boolean modern) {
        return Behaviours.answers(request -> {
            String id = request.target().substring("/events/".length());
            boolean differs = modern && Integer.parseInt(id) % ONE_IN == 7;
            String body = "{\"id\":" + id + ",\"city\":\"" + (differs ? "Ulm" : "Wien") + "\"}";
            return Behaviours.ok("Content-Type: application/json\r\n", body);
        });
    }

    @Test
    void findsWhatDiffersAndOutlivesAReplica(@TempDir Path folder) {
        try (Fleet fleet = Fleet.of(1, redis.url(), folder, List.of("events"), group -> group.weight("0%")
                .line("shadow: { share: 100%, timeout: 30s, per-second: 100000 }"))) {
            fleet.legacy().now(answers(false));
            fleet.modern().now(answers(true));
            Gateway first = fleet.replicas().getFirst();
            GatewayProcess second = fleet.setup(1).startProcess();
            for (int from = 0; from < READS; from += 2 * AT_ONCE) {
                reads(first, from, from + AT_ONCE);
                reads(second, from + AT_ONCE, from + 2 * AT_ONCE);
            }

            evidence(first, 3, READS);
            evidence(second, 3, READS);
            assertThat(Stream.of(first, second).flatMap(EvidenceOfAFleetTests::pointers))
                    .isNotEmpty()
                    .allMatch("/city"::equals);

            second.kill();
            evidence(first, 3, READS);
            try (Gateway again = fleet.setup(1).start()) {
                evidence(again, 3, READS);
                repeats(again, first);
                forgets(again, first);
            }
        }
    }

    /// One URL that is read often counts once on the whole fleet.
    private static void repeats(Gateway one, Gateway other) {
        for (int i = 0; i < 10; i++) {
            read(one, READS + 1);
            read(other, READS + 1);
        }
        read(other, READS + 2);
        evidence(one, 3, READS + 2);
        evidence(other, 3, READS + 2);
    }

    private static void forgets(Gateway one, Gateway other) {
        operator(one).send("DELETE", "/api/v1/groups/events/mismatches", "{\"reason\":\"the stub is mended\"}");

        Await.until("all have forgotten", PATIENCE, () -> Stream.of(one, other)
                .map(EvidenceOfAFleetTests::report)
                .allMatch(report -> report.at("/evidence/routes").isEmpty()
                        && report.path("routes").isEmpty()));
        assertThat(report(one).at("/evidence/revision")).isEqualTo(report(other).at("/evidence/revision"));
        assertThat(operator(other).get("/api/v1/audit?limit=1").text())
                .contains("the stub is mended", "\"evidence\"", "\"forgotten\"");
    }

    private static void read(Gateway gateway, int event) {
        reads(gateway, event, event + 1);
    }

    /// And waits until their copies have come to something.
    private static void reads(Gateway gateway, int from, int to) {
        int before = compared(gateway);
        try (RawClient client = RawClient.connect(gateway.port())) {
            for (int event = from; event < to; event++) {
                assertThat(client.exchange("GET /events/" + event + " HTTP/1.1\r\nHost: shop.example\r\n\r\n")
                                .status())
                        .isEqualTo(200);
            }
        }
        Await.until("its copies are compared", PATIENCE, () -> compared(gateway) == before + to - from);
    }

    private static int compared(Gateway gateway) {
        return report(gateway)
                .at("/routes/0/verdicts")
                .valueStream()
                .mapToInt(JsonNode::asInt)
                .sum();
    }

    private static void evidence(Gateway gateway, int bad, int all) {
        Await.until(bad + " of " + all + " pairs differ", PATIENCE, () -> count(gateway, "mismatch")
                .equals(bad + " of " + all));
        assertThat(count(gateway, "errors")).isEqualTo("0 of " + all);
    }

    private static String count(Gateway gateway, String kind) {
        return report(gateway)
                .at("/evidence/routes/0/kinds")
                .valueStream()
                .filter(one -> one.path("kind").asString("").equals(kind))
                .map(one -> one.path("bad").asInt() + " of " + one.path("all").asInt())
                .findFirst()
                .orElse("nothing");
    }

    private static Stream<String> pointers(Gateway gateway) {
        return report(gateway).at("/routes/0/pointers").valueStream().map(one -> one.path("pointer")
                .asString(""));
    }

    private static JsonNode report(Gateway gateway) {
        return operator(gateway).get("/api/v1/groups/events/mismatches").json();
    }

    private static Operator operator(Gateway gateway) {
        return new Operator(HTTP, gateway.adminPort(), Tokens.ADMIN);
    }
}
