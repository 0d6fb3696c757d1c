package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.Requests;
import io.banyan.testkit.StubUpstream;
import io.banyan.testkit.TwoSides;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// B2: a pooled connection that the upstream has closed is nobody's error.
@ExtendWith(SharedGateway.class)
class StaleConnectionTests {
    @ParameterizedTest
    @ValueSource(strings = {"/legacy/7", "/events/7"})
    void neverFailsAReadOnAConnectionThatTheUpstreamClosed(String target, TwoSides sides) {
        String answer = Behaviours.ok("", "fine");
        sides.legacy().now(Behaviours.closesSilentlyAfter(answer));
        sides.modern().now(Behaviours.closesSilentlyAfter(answer));

        for (int i = 0; i < 350; i++) {
            assertThat(sides.gateway().get(target).status()).isEqualTo(200);
        }
    }

    @Test
    void neverFailsAWriteOnAConnectionThatWasClosedWhileIdle(TwoSides sides) {
        for (int i = 0; i < 30; i++) {
            sides.gateway().send(Requests.post("/legacy", "x"));
            sides.legacy().closeConnections();
            pass(Duration.ofMillis(20));
        }

        assertThat(sides.gateway().send(Requests.post("/legacy", "x")).status()).isEqualTo(200);
        assertThat(sides.legacy().requests()).hasSize(31);
    }

    @Test
    void sendsAWriteOnAFreshConnectionAfterASecondOfIdleness(TwoSides sides) {
        sides.gateway().get("/legacy/1");
        pass(Duration.ofMillis(1_100));
        sides.gateway().send(Requests.post("/legacy", "x"));

        assertOtherConnection(sides.legacy());
    }

    @Test
    void believesAnUpstreamThatSaysHowLongItKeepsAConnection(TwoSides sides) {
        sides.legacy().now(Behaviours.answers(Behaviours.ok("Keep-Alive: timeout=1\r\n", "fine")));

        sides.gateway().get("/legacy/1");
        pass(Duration.ofMillis(1_100));
        sides.gateway().get("/legacy/2");

        assertOtherConnection(sides.legacy());
    }

    @Test
    void usesAConnectionAgainWhileItIsYoung(TwoSides sides) {
        for (int i = 0; i < 60; i++) {
            sides.gateway().get("/legacy/" + i);
        }

        long connections = sides.legacy().requests().stream()
                .map(request -> request.connection())
                .distinct()
                .count();
        assertThat(connections).isLessThan(40);
    }

    @Test
    void neverSendsAWriteTwice(TwoSides sides) {
        sides.legacy().now(Behaviours.resetsBeforeTheHead());

        RawAnswer answer = sides.gateway().send(Requests.post("/legacy", "x"));

        assertThat(answer.status()).isEqualTo(502);
        assertThat(sides.legacy().requests()).hasSize(1);
    }

    @Test
    void closesAConnectionThatSaysClose(TwoSides sides) {
        sides.legacy().now(Behaviours.answers(Behaviours.ok("Connection: close\r\n", "fine")));

        assertThat(sides.gateway().get("/legacy/1").text()).isEqualTo("fine");
        assertThat(sides.gateway().get("/legacy/2").text()).isEqualTo("fine");

        assertOtherConnection(sides.legacy());
    }

    private static void assertOtherConnection(StubUpstream stub) {
        assertThat(stub.next().connection()).isNotEqualTo(stub.next().connection());
    }

    private static void pass(Duration time) {
        Await.untilNanoTime(System.nanoTime() + time.toNanos());
    }
}
