package io.banyan.demo.stage;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
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
        starts.readLock().lock();
        try {
            if (stopping) {
                throw new StageFailure("stopped while starting");
            }
            T started = start.call();
            synchronized (parts) {
                parts.put(part, started);
            }
            return started;
        } finally {
            starts.readLock().unlock();
        }
    }

    boolean stopping() {
        return stopping;
    }

    /// Stops what runs, in the order of {@link Part}. One that fails to stop does not keep the others running.
    void stopAll() {
        stopping = true;
        starts.writeLock().lock();
        try {
            parts.forEach(Running::stop);
            parts.clear();
        } finally {
            starts.writeLock().unlock();
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
