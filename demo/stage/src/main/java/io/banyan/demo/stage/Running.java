package io.banyan.demo.stage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// The parts that have been started. Once stopping has begun nothing more starts, and what is just starting is waited
/// for and stopped as well: nothing is left behind by a signal in the middle of a start.
final class Running {
    private final Map<Part, AutoCloseable> parts = new EnumMap<>(Part.class);
    private final ReadWriteLock starts = new ReentrantReadWriteLock();
    private volatile boolean stopping;

    /// Starts a part; parts may start side by side.
    <T extends AutoCloseable> T start(Part part, Callable<T> start) throws Exception {
        refuseWhenStopping();
        starts.readLock().lock();
        try {
            refuseWhenStopping();
            T started = start.call();
            synchronized (parts) {
                parts.put(part, started);
            }
            return started;
        } finally {
            starts.readLock().unlock();
        }
    }

    private void refuseWhenStopping() {
        if (stopping) {
            throw new StageFailure("stopped while starting");
        }
    }

    boolean stopping() {
        return stopping;
    }

    /// Stops what runs, as {@link Part} orders it. One that fails to stop does not keep the others running.
    void stopAll() {
        stopping = true;
        starts.writeLock().lock();
        try {
            parts.entrySet().stream()
                    .collect(groupingBy(part -> part.getKey().depth(), TreeMap::new, toList()))
                    .values()
                    .forEach(Running::stopTogether);
            parts.clear();
        } finally {
            starts.writeLock().unlock();
        }
    }

    private static void stopTogether(List<Map.Entry<Part, AutoCloseable>> together) {
        try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            together.forEach(part -> tasks.execute(() -> stop(part.getKey(), part.getValue())));
        }
    }

    private static void stop(Part part, AutoCloseable started) {
        try {
            started.close();
        } catch (Exception failed) {
            System.err.println("banyan: " + part.title() + " could not be stopped: " + failed);
        }
    }
}
