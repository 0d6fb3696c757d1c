package io.banyan.newside;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Measured;
import io.banyan.testkit.Operator;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// The next version is built beside the one that is served: nobody who reads or writes meanwhile notices.
class RebuildSpeedTests {
    private static final int ROWS = Integer.getInteger("banyan.rows", FullNumbers.pick(20_000, 1_000_000));
    /// Of each of the eight clients: 200 writes and 400 reads a second.
    private static final Duration APART = Duration.ofMillis(40);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String SECOND = "banyan:views:{counters}:v2";

    @Test
    void besideLiveReads() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (NewSide side = new NewSide(NewSide.FRESH, Monolith.more(ROWS));
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Await.until("version 2 is there", LONG, () -> state(side).equals("live"));
            Readers readers = new Readers(side, APART);
            var reading = thread.submit(() -> readers.writeAndRead(1, over::get));
            String body = "{\"reason\": \"a test\"}";
            var reply = Operator.of(side.gateway).send("POST", "/api/v1/views/counters/versions/2/rebuild", body);
            assertThat(reply.status()).as(reply.text()).isLessThan(300);
            Await.until("it is being built", LONG, () -> state(side).equals("building"));
            long began = System.nanoTime();
            long[] last = {0};
            Await.until("it is built", LONG, () -> {
                if (Boolean.getBoolean("banyan.trace") && System.nanoTime() - last[0] > 2_000_000_000L) {
                    last[0] = System.nanoTime();
                    System.out.println((System.nanoTime() - began) / 1_000_000 + " ms "
                            + side.redis.say("HMGET", SECOND, "rows", "rate", "begun", "why") + " w " + readers.writes()
                            + " mem " + side.redis.say("INFO", "memory").lines().filter(l -> l.startsWith("used_memory_human")).toList() + side.redis.say("INFO", "persistence").lines().filter(l -> l.startsWith("aof_rewrite_in") || l.startsWith("aof_delayed") || l.startsWith("aof_current")).toList());
                }
                return state(side).equals("live");
            });
            double seconds = (System.nanoTime() - began) / 1e9;
            over.set(true);
            reading.get();

            Measured.as("rebuild-beside-reads")
                    .figure("rows", ROWS)
                    .figure("rows a second", Math.round(ROWS / seconds))
                    .figure("writes through the gateway meanwhile, each with two reads", readers.writes())
                    .figure("of these reads answered by MODERN", readers.modern())
                    .figure("stale reads", readers.stale())
                    .append();
            assertThat(readers.stale()).isZero();
            assertThat(readers.modern()).isPositive();
        }
    }

    private static String state(NewSide side) {
        return side.redis.say("HGET", SECOND, "state");
    }
}
