package io.banyan.identity;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// When which credential was forgotten, so that nothing asked before counts afterwards: not what is kept, and not what
/// is still on its way. Moments are numbers that rise with each forgetting, so no clock is in it.
///
/// Of the newest 20,000 to 40,000 names the moment is known. Of older ones only that it was before another one, so what
/// was asked before that counts no more, whoever asked: memory is bounded, and what is lost is a call. Safe for any
/// thread; nobody waits.
public final class Forgotten {
    static final int MOST = 20_000;

    private final AtomicLong moment = new AtomicLong();
    private volatile Marks marks = new Marks(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), 0);

    private static final class Marks {
        private final Map<String, Long> newer;
        private final Map<String, Long> older;
        private final long floor;

        /// @param older those of the time before `newer`
        /// @param floor what was asked before it counts no more
        Marks(Map<String, Long> newer, Map<String, Long> older, long floor) {
            this.newer = newer;
            this.older = older;
            this.floor = floor;
        }
    }

    /// What is asked from here on knows of every forgetting so far.
    public long now() {
        return moment.get();
    }

    /// All that was asked so far with one of these counts no more.
    public void forget(List<String> names) {
        long now = moment.incrementAndGet();
        Marks into;
        do {
            into = marks;
            for (String name : names) {
                into.newer.merge(name, now, Math::max);
            }
        } while (into != marks); // else it might be dropped before its time
        if (into.newer.size() >= MOST) {
            turn();
        }
    }

    /// All that was asked so far counts no more, whoever asked.
    public synchronized void forgetAll() {
        marks = new Marks(marks.newer, marks.older, moment.incrementAndGet());
    }

    private synchronized void turn() {
        Marks full = marks;
        if (full.newer.size() >= MOST) {
            long dropped = full.older.isEmpty() ? 0 : Collections.max(full.older.values());
            marks = new Marks(new ConcurrentHashMap<>(), full.newer, Math.max(full.floor, dropped));
        }
    }

    /// Whether one of these was forgotten after a moment.
    ///
    /// @param asked what [#now] said when it was asked
    public boolean since(List<String> names, long asked) {
        Marks now = marks;
        if (asked < now.floor) {
            return true;
        }
        for (String name : names) {
            if (now.newer.getOrDefault(name, 0L) > asked || now.older.getOrDefault(name, 0L) > asked) {
                return true;
            }
        }
        return false;
    }
}
