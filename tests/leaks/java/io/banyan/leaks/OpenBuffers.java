package io.banyan.leaks;

import io.netty.util.ResourceLeakTracker;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How many of Netty's buffers, and what else it watches, were taken in this process and not yet released. A buffer
/// that somebody still holds is no leak to Netty, and yet too much where nothing is under way.
public final class OpenBuffers {
    private static final Set<Counted<?>> OPEN = ConcurrentHashMap.newKeySet();

    private OpenBuffers() {}

    public static int now() {
        return OPEN.size();
    }

    /// Where they were touched, for the message of a test that finds too many.
    public static String told() {
        return OPEN.stream().map(open -> open.tracker.toString()).collect(Collectors.joining("\n"));
    }

    /// Counts one until it is closed.
    static <T> ResourceLeakTracker<T> counted(ResourceLeakTracker<T> tracker) {
        Counted<T> counted = new Counted<>(tracker);
        OPEN.add(counted);
        return counted;
    }

    /// The same as no other.
    private static final class Counted<T> implements ResourceLeakTracker<T> {
        private final ResourceLeakTracker<T> tracker;

        Counted(ResourceLeakTracker<T> tracker) {
            this.tracker = tracker;
        }

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
            OPEN.remove(this);
            return tracker.close(watched);
        }
    }
}
