package io.banyan.newside;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Measured;
import io.banyan.testkit.RealRedis;
import io.banyan.testkit.Seeded;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Nobody misses his own write, whatever becomes of the projector.
class OwnWritesTests {
    private static final int WRITES = FullNumbers.pick(30, 500);
    private static final int KILLS = FullNumbers.pick(1, 10);

    private final Random random = Seeded.random("OwnWritesTests");

    @Test
    void nobodyMissesHisOwnWriteWhileTheProjectorIsDelayedAndKilled() throws Exception {
        try (NewSide side = new NewSide(NewSide.FRESH)) {
            Readers readers = troubled(side);

            measure("one replica", readers);
            assertThat(readers.stale()).isZero();
            assertThat(readers.modern()).isPositive();
        }
    }

    @Test
    void somebodyWouldWithoutFreshness() throws Exception {
        try (NewSide side = new NewSide("")) {
            Readers readers = troubled(side);

            measure("without freshness", readers);
            assertThat(readers.stale()).isPositive();
        }
    }

    /// The copy stands still for a while, again and again.
    @Test
    void norWhereOneReplicaReadsFromACopyThatLags() throws Exception {
        try (NewSide side = new NewSide(NewSide.FRESH)) {
            RealRedis copy = side.opened(side.redis.copy());
            side.serveFrom(side.redis.url(), copy.url());
            Readers readers = new Readers(side).readingOn();
            try (Lag lag = new Lag(side.redis, copy, KILLS, random)) {
                readers.writeAndRead(WRITES, lag::isOver);
            }

            measure("two replicas, one lagging", readers);
            assertThat(readers.stale()).isZero();
            assertThat(readers.modern()).isPositive();
        }
    }

    @Test
    void norOfAMonolithThatCommitsAfterItsAnswer() throws Exception {
        try (NewSide side = new NewSide("freshness: { view: counters, settle: 1s }")) {
            side.monolith.settling(Duration.ofMillis(200));
            // No ticket settles while its client writes on.
            Readers readers = new Readers(side).readingOn().writeAndRead(FullNumbers.pick(10, 500), () -> true);

            measure("commits 200 ms late, settle 1 s; reads on until MODERN answers", readers);
            assertThat(readers.stale()).isZero();
            assertThat(readers.modern()).isPositive();
        }
    }

    private Readers troubled(NewSide side) throws Exception {
        Readers readers = new Readers(side).readingOn();
        try (Trouble trouble = new Trouble(side, KILLS, random)) {
            readers.writeAndRead(WRITES, trouble::isOver);
        }
        return readers;
    }

    private static void measure(String what, Readers readers) {
        Measured.as("own-writes")
                .figure("run", what)
                .figure("clients", 8)
                .figure("writes, each with two reads at once", readers.writes())
                .figure("reads that MODERN answered", readers.modern())
                .figure("stale reads", readers.stale())
                .append();
    }
}
