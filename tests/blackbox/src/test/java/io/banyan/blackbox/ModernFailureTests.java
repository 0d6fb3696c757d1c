package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviour;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.Load;
import io.banyan.testkit.Measured;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.Requests;
import io.banyan.testkit.Shot;
import io.banyan.testkit.StubUpstream;
import io.banyan.testkit.TwoSides;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// MODERN fails in every way it can, and no client of a read sees it.
class ModernFailureTests {
    private static final int PHASE = FullNumbers.pick(150, 2_000);
    /// Until the breaker is open; a usual run allows for a busy machine, which had more good reads before.
    private static final int SETTLED_SECONDS = FullNumbers.pick(3, 2);

    /// Its breaker never opens, so that every read tries MODERN.
    @AutoClose
    private static final TwoSides PATIENT = TwoSides.with(group -> group.weight("100%")
            .modernLine("timeout: 300ms")
            .modernLine("breaker: { failures: 100%, calls: 1000, open: 1s }")
            .route("event", "/events/{id}"));

    @BeforeEach
    void calm() {
        PATIENT.calm();
    }

    @Test
    void hidesKilledHungResettingAndFailingInTurnAndComesBack() {
        try (TwoSides sides = TwoSides.with(group -> group.weight("100%")
                        .modernLine("breaker: { failures: 50%, calls: 10, open: 1s }")
                        .line("sticky: [header:X-Member-Id]")
                        .route("event", "/events/{id}"));
                Load load = reads(sides.gateway(), 150)) {
            load.awaitMore(50);
            sides.modern().kill();
            load.awaitMore(PHASE);
            sides.modern().revive();
            for (Behaviour failing : List.of(
                    Behaviours.hangs(),
                    Behaviours.resetsBeforeTheHead(),
                    Behaviours.resetsMidHead(),
                    Behaviours.status(500))) {
                sides.modern().now(failing);
                load.awaitMore(PHASE);
            }
            sides.modern().now(Behaviours.says("modern"));
            Await.until("MODERN answers again", Duration.ofSeconds(40), () -> last(load)
                    .equals("modern"));

            List<Shot> shots = load.stop();
            Measured.as("modern-failure")
                    .figure("reads while MODERN was killed, hung, reset and failed", shots.size())
                    .figure("failed", shots.stream().filter(shot -> !shot.ok()).count())
                    .append();
            assertThat(shots).allMatch(Shot::ok);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"killed", "hung", "resets", "fails", "garbles", "misses", "refuses", "overloaded"})
    void answersTheVeryFirstReadFromLegacy(String how) {
        switch (how) {
            case "killed" -> PATIENT.modern().kill();
            case "hung" -> PATIENT.modern().now(Behaviours.hangs());
            case "resets" -> PATIENT.modern().now(Behaviours.resetsBeforeTheHead());
            case "fails" -> PATIENT.modern().now(Behaviours.status(503));
            case "garbles" -> PATIENT.modern().now(Behaviours.sendsThenCloses("SSH-2.0-x\r\n"));
            case "misses" -> PATIENT.modern().now(Behaviours.status(404));
            case "refuses" -> PATIENT.modern().now(Behaviours.status(405));
            default -> PATIENT.modern().now(Behaviours.status(429));
        }

        RawAnswer get = PATIENT.gateway().get("/events/7");
        RawAnswer head = PATIENT.gateway().send(Requests.of("HEAD", "/events/7"));
        if (how.equals("killed")) {
            PATIENT.modern().revive();
        }

        assertThat(get.text()).isEqualTo("legacy");
        assertThat(head.header("X-Side")).contains("legacy");
    }

    @Test
    void letsNoClientWaitForAHungModernForLong() {
        try (TwoSides sides = TwoSides.atWeight("100%");
                Load load = reads(sides.gateway(), 20);
                Load beside = Load.start(sides.gateway().port(), 20, n -> Requests.post("/events/" + n, "a write"))) {
            load.awaitMore(20);
            long hung = System.nanoTime();
            sides.modern().now(Behaviours.hangs());
            long from = hung + Duration.ofSeconds(SETTLED_SECONDS).toNanos();
            long until = hung + Duration.ofMillis(5_500).toNanos();
            Await.untilNanoTime(until);

            List<Shot> shots = load.stop();
            List<Shot> after = between(from, until, shots);
            long busy = slowest(between(from, until, beside.stop()));
            Measured.as("hung-modern")
                    .figure(
                            "slowest read later than %d s after MODERN hung, ms".formatted(SETTLED_SECONDS),
                            slowest(after))
                    .append();
            assertThat(shots).allMatch(Shot::ok);
            assertThat(after)
                    .as("nothing but a machine so busy that writes wait, too: %d ms", busy)
                    .hasSizeGreaterThan(25)
                    .allMatch(shot -> shot.millis() < 500 + busy);
        }
    }

    private static List<Shot> between(long from, long until, List<Shot> shots) {
        return shots.stream()
                .filter(shot -> shot.sent() - from > 0 && shot.sent() - until < 0)
                .toList();
    }

    @Test
    void answersEveryWriteWhileModernHangsAndLegacyIsBusy() {
        Behaviour busy = Behaviours.answersAfter(Duration.ofMillis(50), Behaviours.says("legacy"));
        String text;
        try (StubUpstream legacy = StubUpstream.withThreads(200, busy);
                StubUpstream modern = StubUpstream.that(Behaviours.hangs())) {
            text = TwoSides.events(modern, group -> group.weight("100%").route("event", "/events/{id}"));
            try (Gateway gateway = GatewaySetup.facing(legacy.url())
                            .group("events", text)
                            .start();
                    Load reads = reads(gateway, 200);
                    Load writes = Load.start(gateway.port(), 50, n -> Requests.post("/events/" + n, "a write"))) {
                writes.awaitMore(FullNumbers.pick(200, 3_000));
                List<Shot> written = writes.stop();
                List<Shot> read = reads.stop();

                Measured.as("hung-modern-writes")
                        .figure("writes", written.size())
                        .figure("slowest write, ms", slowest(written))
                        .figure("reads", read.size())
                        .append();
                assertThat(written).allMatch(Shot::ok);
                assertThat(read).allMatch(Shot::ok);
                assertThat(slowest(written)).isLessThan(3_000);
            }
        }
    }

    private static String last(Load load) {
        List<Shot> shots = load.soFar();
        return shots.isEmpty() ? "" : shots.getLast().side();
    }

    private static Load reads(Gateway gateway, int perSecond) {
        return Load.start(gateway.port(), perSecond, n -> Requests.get("/events/" + n, "X-Member-Id: " + n));
    }

    private static long slowest(List<Shot> shots) {
        return shots.stream().mapToLong(Shot::millis).max().orElse(0);
    }
}
