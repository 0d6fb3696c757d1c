package io.banyan.newside;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.projection.Document;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.store.RedisViewStore;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewReader;
import io.banyan.redis.RedisAddress;
import io.banyan.redis.RedisLink;
import io.banyan.testkit.Await;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Measured;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How many changes a second come from commits to the view while they go on and on, on the same cores as the database
/// that makes them: from the first commit until the last one is in the view, so nothing is left behind.
class SteadySpeedTests {
    private static final int ROWS = FullNumbers.pick(2_000, 20_000);
    private static final int ROUNDS = FullNumbers.pick(2, 50);
    /// Rows of one commit.
    private static final int BATCH = 100;

    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void fromCommitToViewOfChangesWithoutAnEnd() throws Exception {
        try (NewSide side = new NewSide(NewSide.FRESH, Monolith.more(ROWS));
                RedisLink link = new RedisLink(RedisAddress.parse(side.redis.url()))) {
            var view = new ViewReader(new RedisViewStore(link), new ViewId(CounterProjection.VIEW, 1));
            change(side, FullNumbers.pick(1, 5));
            awaitLast(side, view);
            long began = System.nanoTime();
            change(side, ROUNDS);
            double committed = (System.nanoTime() - began) / 1e9;
            awaitLast(side, view);
            double seconds = (System.nanoTime() - began) / 1e9;

            long changes = (long) ROUNDS * (ROWS - Monolith.COUNTERS);
            Measured.as("steady")
                    .figure("changes, " + BATCH + " a commit", changes)
                    .figure("commits end after s", "%.1f".formatted(committed))
                    .figure("the last is in the view after s", "%.1f".formatted(seconds))
                    .figure("changes a second from commit to view", Math.round(changes / seconds))
                    .append();
            assertThat(number(view, ROWS)).isEqualTo(side.monolith.read("" + ROWS));
        }
    }

    /// Of every counter that no client reads, so many times.
    private static void change(NewSide side, int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (int first = Monolith.COUNTERS + 1; first <= ROWS; first += BATCH) {
                side.monolith.run("update counter set number = number + 1 where id between %d and %d"
                        .formatted(first, Math.min(ROWS, first + BATCH - 1)));
            }
        }
    }

    private static void awaitLast(NewSide side, ViewReader view) {
        long last = side.monolith.add("1");
        Await.until("the last change is in the view", LONG, () -> number(view, 1) == last);
    }

    private static long number(ViewReader view, int counter) {
        var page = PartitionKey.of("counter", "" + counter).document("page");
        Document document = view.documents(List.of(page)).value().get(page);
        return document == null ? -1 : Long.parseLong(document.text("number"));
    }
}
