package io.banyan.upstream;

import io.banyan.process.Shortage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs exceptions that nobody expected while an exchange went on: one a minute with its stack, so that a fault that
/// every request meets does not fill the disk, and with it the number of those that were not logged.
public final class Unexpected {
    private static final Logger LOG = LoggerFactory.getLogger(Unexpected.class);
    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);
    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());
    private static final AtomicLong UNLOGGED = new AtomicLong();

    private Unexpected() {}

    /// Logs it, or counts it where one was logged within the last minute. A limit of this process that was met is told
    /// in its own words.
    ///
    /// @param where what failed, to go on after "An exception in"
    public static void log(String where, Throwable cause) {
        if (Shortage.is(cause)) {
            return;
        }
        long now = System.nanoTime();
        long next = NEXT.get();
        if (now - next >= 0 && NEXT.compareAndSet(next, now + PAUSE)) {
            LOG.error("An exception in {}; {} since the last one logged", where, UNLOGGED.getAndSet(0), cause);
        } else {
            UNLOGGED.incrementAndGet();
        }
    }
}
