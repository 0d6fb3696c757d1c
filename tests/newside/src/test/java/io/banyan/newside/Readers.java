package io.banyan.newside;

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

    private final NewSide side;
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger stale = new AtomicInteger();
    private final AtomicInteger modern = new AtomicInteger();

    Readers(NewSide side) {
        this.side = side;
    }

    /// Each writes at least so many times, and on until it is over.
    Readers writeAndRead(int times, BooleanSupplier over) throws Exception {
        List<Callable<Void>> clients = new ArrayList<>();
        for (int counter = 1; counter <= CLIENTS; counter++) {
            int own = counter;
            clients.add(() -> {
                try (Client client = side.client(own)) {
                    for (int i = 0; i < times || !over.getAsBoolean(); i++) {
                        one(client);
                    }
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

    private void one(Client client) {
        long written = client.write();
        writes.incrementAndGet();
        // Twice: the second one may be answered by the other side.
        for (int i = 0; i < 2; i++) {
            Client.Seen seen = client.read();
            modern.addAndGet(seen.modern() ? 1 : 0);
            stale.addAndGet(seen.modern() && seen.number() < written ? 1 : 0);
        }
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
