package io.banyan.projections.capture;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.Transaction;
import io.banyan.projections.source.Drifted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What was read of the source and is not in the log yet, in order. Bounded: whoever fills it asks `isFull`
/// first.
final class Inbox {
    /// Entries that wait at most; a large transaction's part may exceed it once.
    private static final int MOST = 20_000;

    /// Entries that are taken together: a few milliseconds of Redis's time.
    private static final int BATCH = 2_000;

    /// Characters of values that wait at most, and that are taken together: rows may be large.
    private static final int MOST_CHARACTERS = 8_000_000;

    private static final int BATCH_CHARACTERS = 2_000_000;

    /// One thing that goes to the log.
    sealed interface Item {
        default int size() {
            return 1;
        }

        default int characters() {
            return 0;
        }
    }

    record Read(Transaction transaction) implements Item {
        @Override
        public int size() {
            return transaction.entries().size() + 1;
        }

        @Override
        public int characters() {
            return transaction.entries().stream().mapToInt(Read::characters).sum();
        }

        private static int characters(LogEntry entry) {
            return entry instanceof Change change ? characters(change.before()) + characters(change.after()) : 0;
        }

        private static int characters(Map<String, @Nullable String> row) {
            int characters = 0;
            for (String value : row.values()) {
                characters += value == null ? 0 : value.length();
            }
            return characters;
        }
    }

    /// To be told at the place that the log is at.
    record Told(Drifted drifted) implements Item {}

    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicInteger characters = new AtomicInteger();

    boolean isFull() {
        return size.get() >= MOST || characters.get() >= MOST_CHARACTERS;
    }

    void put(Item item) {
        size.addAndGet(item.size());
        characters.addAndGet(item.characters());
        items.add(item);
    }

    /// Waits for the first, up to 100 ms, and takes what else is there; empty when there is none.
    List<Item> take() throws InterruptedException {
        List<Item> taken = new ArrayList<>();
        int entries = 0;
        int weight = 0;
        Item next = items.poll(100, TimeUnit.MILLISECONDS);
        while (next != null) {
            taken.add(next);
            entries += next.size();
            weight += next.characters();
            next = entries < BATCH && weight < BATCH_CHARACTERS ? items.poll() : null;
        }
        return taken;
    }

    /// What was taken is in the log.
    void done(List<Item> taken) {
        size.addAndGet(-taken.stream().mapToInt(Item::size).sum());
        characters.addAndGet(-taken.stream().mapToInt(Item::characters).sum());
    }
}
