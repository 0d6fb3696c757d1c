package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.AdminClient;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.OpenSocket;
import io.banyan.testkit.StubUpstream;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Which doors a gateway has, as the kernel sees them.
class ListeningSocketsTests {
    @AutoClose
    private final StubUpstream upstream = StubUpstream.that(Behaviours.says("here"));

    @Test
    void listensForTrafficOperatorsAndHealthAndNothingElse() {
        String events = GroupText.of("events")
                .modern("http://localhost:" + upstream.port())
                .weight("100%")
                .route("event", "/events/{id}")
                .yaml();
        GatewaySetup setup =
                GatewaySetup.facing(upstream.url()).group("events", events).option("--health-port", "0");

        try (GatewayProcess gateway = setup.startProcess()) {
            assertThat(gateway.get("/events/7").status()).isEqualTo(200);
            assertThat(gateway.get("/legacy").status()).isEqualTo(200);
            List<OpenSocket> sockets = OpenSocket.of(gateway.pid());

            List<Integer> doors = sockets.stream()
                    .filter(OpenSocket::listening)
                    .map(OpenSocket::localPort)
                    .toList();
            assertThat(doors).hasSize(3).contains(gateway.port(), gateway.adminPort());
            int health = doors.stream()
                    .filter(port -> port != gateway.port() && port != gateway.adminPort())
                    .findFirst()
                    .orElseThrow();
            assertThat(new AdminClient(health, gateway.state()).ready()).isTrue();
            assertThat(sockets).noneMatch(socket -> socket.protocol().startsWith("udp"));
        }
    }
}
