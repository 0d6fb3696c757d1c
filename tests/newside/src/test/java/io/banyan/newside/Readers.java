package io.banyan.newside;

import io.banyan.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// Eight clients, each with a counter of its own, that write and read at once.
final class Readers {
    private static final int CLIENTS = 8;

    /// A projector that was killed begins anew meanwhile.
    private static final Duration LONG = Duration.ofSeconds(60);

    private final NewSide side;
    private final long nanosApart;
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger stale = new AtomicInteger();
    private final AtomicInteger modern = new AtomicInteger();
    private boolean readsOn;

    /// As fast as they can.
    Readers(NewSide side) {
        this(side, Duration.ZERO);
    }

    /// @param apart between the writes of one client, at least
    Readers(NewSide side, Duration apart) {
        this.side = side;
        this.nanosApart = apart.toNanos();
    }

    /// In the end each reads on until MODERN answers.
    Readers readingOn() {
        readsOn = true;
        return this;
    }

    /// Each writes at least so many times, and on until it is over.
    Readers writeAndRead(int times, BooleanSupplier over) throws Exception {
        List<Callable<Void>> clients = new ArrayList<>();
        for (int counter = 1; counter <= CLIENTS; counter++) {
            int own = counter;
            clients.add(() -> {
                try (Client client = side.client(own)) {
                    long written = 0;
                    long next = System.nanoTime();
                    for (int i = 0; i < times || !over.getAsBoolean(); i++) {
                        written = one(client);
                        next = Math.max(next + nanosApart, System.nanoTime());
                        Await.untilNanoTime(next);
                    }
                    long last = written;
                    Await.until("MODERN answers", LONG, () -> !readsOn || isReadFromModern(client, last));
                }
                return null;
            });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var client : threads.invokeAll(clients)) {
                client.get();
            }
        }
        return this;
    }

    private long one(Client client) {
        long written = client.write();
        writes.incrementAndGet();
        // Twice: the second one may be answered by the other side.
        isReadFromModern(client, written);
        isReadFromModern(client, written);
        return written;
    }

    private boolean isReadFromModern(Client client, long written) {
        Client.Seen seen = client.read();
        modern.addAndGet(seen.modern() ? 1 : 0);
        stale.addAndGet(seen.modern() && seen.number() < written ? 1 : 0);
        return seen.modern();
    }

    int writes() {
        return writes.get();
    }

    /// How many reads that MODERN answered lacked the client's own write.
    int stale() {
        return stale.get();
    }

    /// How many reads MODERN answered.
    int modern() {
        return modern.get();
    }
}
