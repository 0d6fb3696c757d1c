package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.StubUpstream;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The order of a stop: readiness down, still accepting, then draining, then tunnels cut, then gone with 143.
class StopTests {
    @Test
    void stopsInOrderOnSigterm() {
        try (StubUpstream legacy = StubUpstream.that(Behaviours.says("legacy"));
                GatewayProcess gateway = GatewaySetup.facing(legacy.url())
                        .option("--drain-delay", "2s")
                        .option("--drain", "4s")
                        .startProcess();
                RawClient kept = gateway.connect();
                RawClient waiting = gateway.connect();
                RawClient tunnel = tunnel(gateway, legacy)) {
            legacy.now(Behaviours.answersAfter(Duration.ofMillis(3_500), Behaviours.says("late")));
            waiting.send(Requests.get("/slow"));
            legacy.next();
            legacy.now(Behaviours.says("legacy"));
            assertThat(kept.exchange(Requests.get("/legacy")).status()).isEqualTo(200);

            gateway.terminate();

            Await.until("readiness is down", () -> readiness(gateway) == 503);
            assertThat(gateway.get("/legacy").text()).isEqualTo("legacy");
            assertThat(kept.exchange(Requests.get("/legacy")).text()).isEqualTo("legacy");
            Await.until("no new connection is accepted", () -> refused(gateway));
            RawAnswer late = waiting.read();
            assertThat(late.text()).isEqualTo("late");
            assertThat(late.header("Connection")).contains("close");
            tunnel.send("still open!");
            assertThat(tunnel.readThrough("!")).isEqualTo("still open!");
            assertThat(tunnel.isEndedWithin(Await.BOUND)).isTrue();
            assertThat(gateway.exitCode(Await.BOUND)).isEqualTo(143);
            assertThat(gateway.output())
                    .contains("stopping: accepting requests for 2 s, then up to 4 s for those in progress", "stopped");
        }
    }

    private static RawClient tunnel(GatewayProcess gateway, StubUpstream legacy) {
        legacy.now(Behaviours.upgradesAndEchoes());
        RawClient tunnel = gateway.connect();
        tunnel.send(Requests.get("/chat", "Connection: Upgrade", "Upgrade: websocket"));
        assertThat(tunnel.readHead().status()).isEqualTo(101);
        legacy.next();
        return tunnel;
    }

    private static int readiness(GatewayProcess gateway) {
        return gateway.admin().withoutToken("/actuator/health/readiness").status();
    }

    private static boolean refused(GatewayProcess gateway) {
        try (RawClient client = gateway.connect()) {
            return client.send(Requests.get("/legacy")).tryRead("GET").isEmpty();
        } catch (UncheckedIOException e) {
            return true;
        }
    }
}
