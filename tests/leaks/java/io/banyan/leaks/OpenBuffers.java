package io.banyan.leaks;

import io.netty.util.ResourceLeakTracker;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// How many of Netty's buffers, and what else it watches, were taken in this process and not yet released. A buffer
/// that somebody still holds is no leak to Netty, and yet too much where nothing is under way.
public final class OpenBuffers {
    private static final AtomicLong OPEN = new AtomicLong();

    private OpenBuffers() {}

    public static long now() {
        return OPEN.get();
    }

    /// Counts one until it is closed.
    static <T> ResourceLeakTracker<T> counted(ResourceLeakTracker<T> tracker) {
        OPEN.incrementAndGet();
        return new Counted<>(tracker);
    }

    private record Counted<T>(ResourceLeakTracker<T> tracker) implements ResourceLeakTracker<T> {
        @Override
        public void record() {
            tracker.record();
        }

        @Override
        public void record(@Nullable Object hint) {
            tracker.record(hint);
        }

        @Override
        public boolean close(T watched) {
            boolean first = tracker.close(watched);
            if (first) {
                OPEN.decrementAndGet();
            }
            return first;
        }
    }
}
