package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.exchange.Failure;
import io.banyan.exchange.Outcome;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// A guard whose platform asks for fewer calls.
class ThrottledGuardTests {
    private static final int ALL = 10_000;
    private static final Entry THROTTLED = new Entry.Kept(Outcome.Guard.THROTTLE);

    private Instant now = Instant.parse("2027-01-01T00:00:00Z");
    private final ModernGuard guard = new ModernGuard("events", EmbeddedUpstream.spec("http://view:8080"), () -> now);

    private void fail(int calls) {
        for (int i = 0; i < calls; i++) {
            assertThat(guard.enter(0, ALL, false))
                    .isInstanceOfSatisfying(Pass.class, pass -> new GuardedCall(pass).fails(Failure.THROTTLED));
        }
    }

    @Test
    void aThrottleIsAFailureOnlyWhereFewerClientsNoLongerHelp() {
        fail(20);
        assertThat(guard.state()).isEqualTo(State.CLOSED);

        for (int halving = 0; halving < 8; halving++) {
            guard.throttled(60);
            now = now.plusSeconds(1);
        }
        fail(10);

        assertThat(guard.state()).isEqualTo(State.OPEN);
        assertThat(guard.placesInUse()).isZero();
    }

    @Test
    void whoIsKeptFromItIsToldSo() {
        guard.throttled(60);

        assertThat(guard.enter(5_000, ALL, false)).isEqualTo(THROTTLED);
        assertThat(guard.enter(-1, ALL, false)).isEqualTo(THROTTLED);
        assertThat(guard.enter(4_999, ALL, false)).isInstanceOf(Pass.class);
        assertThat(guard.admitted()).isEqualTo(5_000);
    }
}
