package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Behaviour;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.StubUpstream;
import io.banyan.testkit.TwoSides;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// B4: what a client gets when LEGACY fails, and a body that breaks off.
class UpstreamFailureTests {
    @AutoClose
    private static final StubUpstream OTHER = StubUpstream.that(Behaviours.says("other"));

    @AutoClose
    private static final TwoSides SIDES = TwoSides.with(group -> group.weight("100%")
            .line("legacy: { url: " + OTHER.url() + ", timeout: 300ms, max-concurrent: 1 }")
            .line("fall-back: []")
            .route("event", "/events/{id}"));

    @BeforeEach
    void calm() {
        SIDES.calm();
        OTHER.now(Behaviours.says("other"));
        OTHER.forget();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "HEAD"})
    void answersBadGatewayWhenLegacyRefuses(String method) {
        SIDES.legacy().kill();

        RawAnswer answer = SIDES.gateway().send(Requests.of(method, "/legacy"));
        SIDES.legacy().revive();

        assertProblem(answer, method, 502);
    }

    @ParameterizedTest
    @MethodSource("brokenHeads")
    void answersBadGatewayForAnAnswerThatIsNone(Behaviour broken) {
        SIDES.legacy().now(broken);

        assertProblem(SIDES.gateway().get("/legacy"), "GET", 502);
    }

    static Stream<Behaviour> brokenHeads() {
        return Stream.of(
                Behaviours.resetsBeforeTheHead(),
                Behaviours.closesBeforeTheHead(),
                Behaviours.resetsMidHead(),
                Behaviours.sendsThenCloses("HTTP/1.1 200 OK\r\nContent-"),
                Behaviours.sendsThenCloses("SSH-2.0-OpenSSH_9.6\r\n"),
                Behaviours.sendsThenCloses("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
                Behaviours.sendsThenCloses("HTTP/1.1 20 OK\r\n\r\n"));
    }

    @Test
    void answersGatewayTimeoutWhenLegacyHasALimitAndMissesIt() {
        OTHER.now(Behaviours.hangs());

        assertProblem(SIDES.gateway().send(Requests.post("/events/7", "x")), "POST", 504);
    }

    @Test
    void answersUnavailableAboveLegacysOwnLimit() {
        OTHER.now(Behaviours.hangs());

        try (RawClient first = SIDES.gateway().connect()) {
            first.send(Requests.post("/events/7", "x"));
            OTHER.next();
            RawAnswer second = SIDES.gateway().send(Requests.post("/events/7", "x"));

            assertProblem(second, "POST", 503);
            assertThat(second.header("Retry-After")).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/legacy", "/events/7"})
    void cutsAnAnswerVisiblyWhenItsBodyBreaksOff(String target) {
        for (Behaviour cut :
                new Behaviour[] {Behaviours.resetsMidBody(), Behaviours.closesMidBody(), Behaviours.closesMidChunk()}) {
            SIDES.legacy().now(cut);
            SIDES.modern().now(cut);

            RawAnswer answer = SIDES.gateway().get(target);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).startsWith("half").doesNotContain("legacy");
            assertThat(answer.body().complete()).isFalse();
        }
    }

    @Test
    void relaysWhatLegacyAnswersWhateverItIs() {
        for (int status : new int[] {400, 404, 418, 500, 502, 503, 599}) {
            SIDES.legacy().now(Behaviours.status(status));

            RawAnswer answer = SIDES.gateway().get("/legacy");

            assertThat(answer.head().startLine()).isEqualTo("HTTP/1.1 " + status + " Whatever");
            assertThat(answer.text()).isEqualTo("stub");
        }
    }

    private static void assertProblem(RawAnswer answer, String method, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.text())
                .doesNotContain("127.0.0.1", "localhost", "Exception", "netty", "java", String.valueOf(OTHER.port()));
        if (!method.equals("HEAD")) {
            assertThat(answer.text()).contains("\"status\":" + status);
        }
    }
}
