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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// How long after its commit a write is in the view, with the projector in a process of its own; and how many who read
/// at once what they wrote get it from MODERN.
class VisibleSpeedTests {
    private static final int WRITES = FullNumbers.pick(20, 500);
    /// Before each measurement, so that it is of compiled code.
    private static final int WARM_UP = FullNumbers.pick(20, 2_000);
    private static final int ROWS = 100;
    private static final long BATCH_NANOS = 10_000_000;
    /// Between two looks at the view: whoever looks all the time takes a core from what is measured.
    private static final long LOOK_NANOS = 200_000;
    /// A write that takes so long shows that more changes come than this machine takes: none come until it is there.
    private static final long BEHIND_NANOS = 250_000_000;

    private final AtomicBoolean behind = new AtomicBoolean();

    @Test
    void ofWritesBesideNothingAndBesideTenThousandChangesASecond() throws Exception {
        try (NewSide side = new NewSide(NewSide.FRESH, Monolith.more(1_000));
                RedisLink link = new RedisLink(RedisAddress.parse(side.redis.url()))) {
            var view = new ViewReader(new RedisViewStore(link), new ViewId(CounterProjection.VIEW, 1));
            times(side, view, WARM_UP);
            long[] idle = times(side, view, WRITES);
            int modernIdle = modern(side);
            AtomicBoolean over = new AtomicBoolean();
            AtomicLong changes = new AtomicLong();
            long began = System.nanoTime();
            try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
                var load = thread.submit(() -> change(side, over, changes));
                long[] busy;
                int modernBusy;
                try {
                    times(side, view, WARM_UP);
                    busy = times(side, view, WRITES);
                    modernBusy = modern(side);
                } finally {
                    over.set(true);
                }
                load.get();
                double seconds = (System.nanoTime() - began) / 1e9;
                Measured.as("visible")
                        .figure("writes, after " + WARM_UP + " that warm up", WRITES)
                        .figure("idle, commit → in the view, p50, p99 in ms", at(idle, 50) + ", " + at(idle, 99))
                        .figure("of " + WRITES + " reads right after a write, answered by MODERN", modernIdle)
                        .figure("changes a second beside them", Math.round(changes.get() / seconds))
                        .figure("commit → in the view, p50, p99 in ms", at(busy, 50) + ", " + at(busy, 99))
                        .figure("beside them, of " + WRITES + " such reads answered by MODERN", modernBusy)
                        .append();
                assertThat(changes.get()).isPositive();
            }
        }
    }

    private void change(NewSide side, AtomicBoolean over, AtomicLong changes) {
        long next = System.nanoTime();
        for (int batch = 0; !over.get(); batch++) {
            if (behind.get()) {
                next = System.nanoTime() + BATCH_NANOS;
                Await.untilNanoTime(next);
                continue;
            }
            int first = 100 + batch % 9 * ROWS;
            side.monolith.run("update counter set number = number + 1 where id between %d and %d"
                    .formatted(first, first + ROWS - 1));
            changes.addAndGet(ROWS);
            next += BATCH_NANOS;
            Await.untilNanoTime(next);
        }
    }

    private long[] times(NewSide side, ViewReader view, int writes) {
        long[] nanos = new long[writes];
        for (int i = 0; i < writes; i++) {
            long number = side.monolith.add("1");
            long committed = System.nanoTime();
            while (number(view) < number && System.nanoTime() - committed < Await.BOUND.toNanos()) {
                behind.set(System.nanoTime() - committed > BEHIND_NANOS);
                LockSupport.parkNanos(LOOK_NANOS);
            }
            behind.set(false);
            nanos[i] = System.nanoTime() - committed;
            assertThat(number(view)).as("write %d is in the view", i).isGreaterThanOrEqualTo(number);
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static int modern(NewSide side) {
        int modern = 0;
        try (Client client = side.client(2)) {
            for (int i = 0; i < WRITES; i++) {
                long written = client.write();
                Client.Seen seen = client.read();
                assertThat(seen.number()).isGreaterThanOrEqualTo(written);
                modern += seen.modern() ? 1 : 0;
            }
        }
        return modern;
    }

    private static long number(ViewReader view) {
        var page = PartitionKey.of("counter", "1").document("page");
        Document document = view.documents(List.of(page)).value().get(page);
        return document == null ? -1 : Long.parseLong(document.text("number"));
    }

    private static String at(long[] sorted, int percent) {
        return String.format("%.1f", sorted[(sorted.length - 1) * percent / 100] / 1e6);
    }
}
