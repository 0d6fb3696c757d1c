package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Crowd;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.Measured;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.StubUpstream;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What clients cost that keep their connection and ask nothing.
class IdleConnectionsTests {
    private static final int CONNECTIONS = FullNumbers.pick(500, 10_000);
    private static final long MOST = FullNumbers.pick(50, 100) * 1_000_000L;

    @Test
    void costLittleMemoryAndAreStillServed() {
        try (StubUpstream legacy = StubUpstream.that(Behaviours.says("legacy"));
                GatewayProcess gateway = GatewaySetup.facing(legacy.url())
                        .option("--keep-alive", "10m")
                        .startProcess("-Xmx512m")) {
            Crowd.of(3_000, 50, number -> gateway.get("/").status()); // what a warm process holds is no connection's
            long before = gateway.residentBytes();
            List<RawClient> clients = Crowd.of(CONNECTIONS, 50, number -> asked(gateway));
            long more = gateway.residentBytes() - before;

            Measured.as("idle-connections")
                    .figure("connections, each after one exchange", CONNECTIONS)
                    .figure("resident memory before, MB", before / 1_000_000)
                    .figure("resident memory more, MB", more / 1_000_000)
                    .figure("bytes a connection", more / CONNECTIONS)
                    .append();
            assertThat(more).isLessThanOrEqualTo(MOST);
            assertThat(clients.getFirst().exchange(Requests.get("/")).status()).isEqualTo(200);
            assertThat(clients.getLast().exchange(Requests.get("/")).status()).isEqualTo(200);
            clients.forEach(RawClient::close);
        }
    }

    private static RawClient asked(GatewayProcess gateway) {
        RawClient client = gateway.connect();
        assertThat(client.exchange(Requests.get("/")).status()).isEqualTo(200);
        return client;
    }
}
