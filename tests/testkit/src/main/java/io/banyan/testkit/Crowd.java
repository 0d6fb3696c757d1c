package io.banyan.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;

/// Many clients at once.
public final class Crowd {
    private static final Duration BOUND = Duration.ofMinutes(5);

    private Crowd() {}

    /// What each of `count` clients came back with, in the order of their numbers (from 0).
    ///
    /// @param atOnce how many of them run at the same time
    public static <T> List<T> of(int count, int atOnce, IntFunction<T> client) {
        Semaphore places = new Semaphore(atOnce);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (int number = 0; number < count; number++) {
                int mine = number;
                places.acquireUninterruptibly();
                running.add(threads.submit(() -> {
                    try {
                        return client.apply(mine);
                    } finally {
                        places.release();
                    }
                }));
            }
            List<T> results = new ArrayList<>();
            running.forEach(one -> results.add(Await.result("a client of the crowd", BOUND, one)));
            return results;
        }
    }
}
