package io.banyan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaitingTests {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private final Waiting waiting = new Waiting();

    private static Placed one(String group, String entity) {
        return new Placed("r1", Evidence.NO_RAMP, new Trial(group, "event", entity, Set.of(Kind.ERRORS), Set.of()));
    }

    @Test
    void giveEachEntityOnceInBatchesAndTheSameUntilItIsTaken() {
        for (int i = 0; i < 600; i++) {
            waiting.add(one("events", "e" + i % 300));
        }

        assertThat(waiting.next(NOON)).hasSize(Waiting.BATCH);
        assertThat(waiting.next(NOON.plusSeconds(45))).hasSize(Waiting.BATCH);
        waiting.taken();
        assertThat(waiting.next(NOON.plusSeconds(46))).hasSize(300 - Waiting.BATCH);
        waiting.taken();
        assertThat(waiting.next(NOON.plusSeconds(47))).isEmpty();
    }

    @Test
    void dropABatchOfWhichNobodyKnowsAnyMoreWhetherItWasTaken() {
        waiting.add(one("events", "a"));
        waiting.next(NOON);
        waiting.add(one("events", "b"));

        assertThat(waiting.next(NOON.plusSeconds(46))).containsExactly(one("events", "b"));
    }

    @Test
    void areBounded() {
        for (int i = 0; i < 2 * Waiting.MOST; i++) {
            waiting.add(one("events", "e" + i));
        }
        int all = 0;
        while (!waiting.next(NOON).isEmpty()) {
            all += waiting.next(NOON).size();
            waiting.taken();
        }

        assertThat(all).isEqualTo(Waiting.MOST);
    }

    @Test
    void forgetAGroup() {
        waiting.add(one("events", "a"));
        waiting.next(NOON);
        waiting.add(one("events", "b"));
        waiting.add(one("groups", "c"));

        waiting.forget("events");

        assertThat(waiting.next(NOON)).containsExactly(one("groups", "c"));
    }
}
