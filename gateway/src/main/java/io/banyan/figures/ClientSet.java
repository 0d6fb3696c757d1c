package io.banyan.figures;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/// The clients that a group saw in the last minute, each with its place: a set of hashes that event loops add to
/// without a lock, and that one thread tidies.
///
/// An entry is 36 bits of the key's hash, 14 of its place, 14 of the second it was last seen: two clients count as
/// one once in 10^14 pairs. What it takes is bounded: where more clients come than it holds, it keeps a half of them
/// by their hash, then a quarter: a fair sample, since hash and place do not know each other.
///
/// Example: a set of 65,536 entries counts 16,384 clients exactly; 100,000 are sampled to an eighth, and a count of
/// them is off by about 1 %.
final class ClientSet {
    static final int FEWEST = 2_048;
    static final int MOST = 65_536;

    /// For how many seconds a client counts as seen.
    static final int MINUTE = 60;

    private static final int SECOND_BITS = 14;
    private static final int PLACE_BITS = 14;
    /// Seconds go round: 1 to 16,383, so that no entry is 0.
    private static final int ROUND = (1 << SECOND_BITS) - 1;

    private static final long HASH = -1L << (SECOND_BITS + PLACE_BITS);
    private static final int NEAR = 32;
    private static final int START = 4_096;
    /// Seconds after which nothing that is gone is kept: far from a whole round.
    private static final int AGED = 600;

    private volatile Table table = new Table(START, 0);
    /// What is counted may be a smaller sample than what is kept, for a minute after more is kept again.
    private int counted;
    private long countedUntil;
    private long built;

    /// @param hash of the sticky key
    /// @param second any number that grows by one a second
    void seen(long hash, int place, long second) {
        table.put((hash & HASH) | ((long) place << SECOND_BITS) | stamp(second));
    }

    private static long stamp(long second) {
        return second % ROUND + 1;
    }

    /// Drops who was not seen for a minute and makes room. Called by one thread, about once a second.
    ///
    /// @param most entries, a power of two from `FEWEST` to `MOST`
    void tidy(long second, int most) {
        Table before = table;
        int level = before.level();
        int live = before.live(second, level).length;
        int kept = level(second, level, live, most);
        long expected = Math.max(1, (long) live << Math.max(0, level - kept));
        int size = Math.clamp(Long.highestOneBit(expected) * 8, FEWEST, most);
        boolean worn = before.used() >= before.size() / 8 * 3 || second - built > AGED;
        if (worn || kept != level || size > before.size() || before.size() > most) {
            Table after = new Table(size, kept);
            before.pour(second, after);
            table = after;
            before.pour(second, after);
            built = second;
        }
    }

    /// How fine the sample is to be from now on.
    private int level(long second, int level, int live, int most) {
        int kept = level;
        for (long left = live; left > most / 4; left /= 2) {
            kept++;
        }
        if (second >= countedUntil) {
            for (long more = live * 2L; kept > 0 && more < most / 8; more *= 2) {
                kept--;
            }
        }
        if (kept < level) {
            counted = level;
            countedUntil = second + MINUTE;
        }
        return kept;
    }

    /// Who was seen in the last minute.
    ClientSample sample(long second) {
        Table now = table;
        int level = second < countedUntil ? Math.max(counted, now.level()) : now.level();
        return new ClientSample(level, now.live(second, level));
    }

    /// Open addressing; entries are never taken out.
    private static final class Table {
        private final AtomicLongArray entries;
        private final int base;
        private final AtomicInteger used = new AtomicInteger();

        Table(int size, int base) {
            this.entries = new AtomicLongArray(size);
            this.base = base;
        }

        int size() {
            return entries.length();
        }

        int used() {
            return used.get();
        }

        /// Half full it takes every second newcomer, and half as many with every further sixteenth: so it does not
        /// fill up before it is tidied, and remains a fair sample.
        int level() {
            int beyond = used.get() - size() / 2;
            return beyond < 0 ? base : base + 1 + beyond / (size() / 16);
        }

        void put(long entry) {
            if (!ClientSample.takes(level(), entry)) {
                return;
            }
            long client = entry >>> SECOND_BITS;
            int mask = size() - 1;
            int at = (int) (entry >>> (SECOND_BITS + PLACE_BITS)) & mask;
            for (int tries = 0; tries < NEAR; tries++) {
                long found = entries.get(at);
                if (found == 0) {
                    if (entries.compareAndSet(at, 0, entry)) {
                        used.getAndIncrement();
                        return;
                    }
                    found = entries.get(at);
                }
                if (found >>> SECOND_BITS == client) {
                    if (found != entry) {
                        entries.setRelease(at, entry);
                    }
                    return;
                }
                at = at + 1 & mask;
            }
        }

        void pour(long second, Table to) {
            for (int i = 0; i < size(); i++) {
                long entry = entries.get(i);
                if (isLive(entry, second)) {
                    to.put(entry);
                }
            }
        }

        long[] live(long second, int level) {
            long[] live = new long[size()];
            int count = 0;
            for (int i = 0; i < live.length; i++) {
                long entry = entries.get(i);
                if (isLive(entry, second) && ClientSample.takes(level, entry)) {
                    live[count++] = entry >>> SECOND_BITS << SECOND_BITS;
                }
            }
            return Arrays.copyOf(live, count);
        }

        private static boolean isLive(long entry, long second) {
            return entry != 0 && Math.floorMod(stamp(second) - (entry & ROUND), ROUND) < MINUTE;
        }
    }
}
