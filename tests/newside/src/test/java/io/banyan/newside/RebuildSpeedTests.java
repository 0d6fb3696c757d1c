package io.banyan.newside;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Measured;
import io.banyan.testkit.Operator;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// The next version is built beside the one that is served: nobody who reads or writes meanwhile notices.
class RebuildSpeedTests {
    private static final int ROWS = FullNumbers.pick(20_000, 1_000_000);
    /// Of each of the eight clients: up to 200 writes and 400 reads a second together.
    private static final Duration APART = Duration.ofMillis(40);
    private static final Duration LONG = Duration.ofMinutes(5);

    /// As the feed last told it.
    private String begun = "";

    @Test
    void besideLiveReads() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (NewSide side = new NewSide(NewSide.FRESH, Monolith.more(ROWS));
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Await.until("version 1 is there", LONG, () -> state(side, 1).equals("live"));
            Await.until("version 2 is there", LONG, () -> state(side, 2).equals("live"));
            // Whichever was live first is served.
            int next =
                    side.redis.say("HGET", "banyan:views:{counters}", "active").equals("1") ? 2 : 1;
            Readers readers = new Readers(side, APART);
            double seconds;
            Future<?> reading = thread.submit(() -> readers.writeAndRead(1, over::get));
            try {
                seconds = rebuilt(side, next);
            } finally {
                over.set(true);
            }
            reading.get();

            Measured.as("rebuild-beside-reads")
                    .figure("rows", ROWS)
                    .figure("rows a second", Math.round(ROWS / seconds))
                    .figure("times it was begun", begun)
                    .figure("writes through the gateway meanwhile, each with two reads", readers.writes())
                    .figure("of these reads answered by MODERN", readers.modern())
                    .figure("stale reads", readers.stale())
                    .append();
            assertThat(readers.stale()).isZero();
            assertThat(readers.modern()).isPositive();
        }
    }

    private double rebuilt(NewSide side, int version) {
        String path = "/api/v1/views/counters/versions/" + version + "/rebuild";
        var reply = Operator.of(side.gateway).send("POST", path, "{\"reason\": \"a test\"}");
        assertThat(reply.status()).as(reply.text()).isLessThan(300);
        Await.until("it is being built", LONG, () -> state(side, version).equals("building"));
        long began = System.nanoTime();
        Await.until("it is built", LONG, () -> {
            String times = said(side, version, "begun");
            begun = times.isEmpty() ? begun : times;
            return state(side, version).equals("live");
        });
        return (System.nanoTime() - began) / 1e9;
    }

    private static String state(NewSide side, int version) {
        return said(side, version, "state");
    }

    private static String said(NewSide side, int version, String field) {
        return side.redis.say("HGET", "banyan:views:{counters}:v" + version, field);
    }
}
