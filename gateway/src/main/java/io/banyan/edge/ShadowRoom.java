package io.banyan.edge;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// What copies may take of this process: how many are alive, and how many bytes of answers are kept for them. A copy
/// lives as long as its client takes to read its answer, which may be a minute; so a group gets three quarters at most,
/// and whoever keeps one group's copies alive leaves room for the others'. Safe for any thread.
final class ShadowRoom {
    /// Copies that are anywhere between their client's event loop and their comparison.
    static final long COPIES = 1_024;

    static final long BYTES = 64L << 20;

    private final AtomicLong copies = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final Map<String, OfGroup> groups = new ConcurrentHashMap<>();

    /// One group's part.
    final class OfGroup {
        private final AtomicLong itsCopies = new AtomicLong();
        private final AtomicLong itsBytes = new AtomicLong();

        /// One more copy; false = there are too many.
        boolean enter() {
            return take(1, itsCopies, copies, COPIES);
        }

        void leave() {
            itsCopies.decrementAndGet();
            copies.decrementAndGet();
        }

        /// So many more bytes; false = too many are kept.
        boolean keep(int more) {
            return take(more, itsBytes, bytes, BYTES);
        }

        void free(int kept) {
            itsBytes.addAndGet(-kept);
            bytes.addAndGet(-kept);
        }
    }

    private static boolean take(int more, AtomicLong its, AtomicLong all, long most) {
        if (its.addAndGet(more) > most / 4 * 3) {
            its.addAndGet(-more);
            return false;
        }
        if (all.addAndGet(more) > most) {
            all.addAndGet(-more);
            its.addAndGet(-more);
            return false;
        }
        return true;
    }

    OfGroup of(String group) {
        OfGroup known = groups.get(group);
        return known == null ? groups.computeIfAbsent(group, none -> new OfGroup()) : known;
    }

    /// That are kept of all answers.
    long bytes() {
        return bytes.get();
    }

    long copies() {
        return copies.get();
    }
}
