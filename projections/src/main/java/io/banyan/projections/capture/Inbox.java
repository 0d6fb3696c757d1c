package io.banyan.projections.capture;

import io.banyan.projections.change.Transaction;
import io.banyan.projections.source.Drifted;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// What was read of the source and is not in the log yet, in order. Bounded: whoever fills it asks `isFull`
/// first.
final class Inbox {
    /// Entries that wait at most; a large transaction's part may exceed it once.
    private static final int MOST = 20_000;

    /// Entries that are taken together: a few milliseconds of Redis's time.
    private static final int BATCH = 2_000;

    /// One thing that goes to the log.
    sealed interface Item {
        default int size() {
            return 1;
        }
    }

    record Read(Transaction transaction) implements Item {
        @Override
        public int size() {
            return transaction.entries().size() + 1;
        }
    }

    /// To be told at the place that the log is at.
    record Told(Drifted drifted) implements Item {}

    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
    private final AtomicInteger size = new AtomicInteger();

    boolean isFull() {
        return size.get() >= MOST;
    }

    void put(Item item) {
        size.addAndGet(item.size());
        items.add(item);
    }

    /// Waits for the first, up to 100 ms, and takes what else is there; empty when there is none.
    List<Item> take() throws InterruptedException {
        List<Item> taken = new ArrayList<>();
        int entries = 0;
        Item next = items.poll(100, TimeUnit.MILLISECONDS);
        while (next != null) {
            taken.add(next);
            entries += next.size();
            next = entries < BATCH ? items.poll() : null;
        }
        return taken;
    }

    /// What was taken is in the log.
    void done(List<Item> taken) {
        size.addAndGet(-taken.stream().mapToInt(Item::size).sum());
    }
}
