package io.banyan.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// How often a store lost what it held, and whether it is brought back once more. Three times within ten minutes it
/// is; then only when something changed: the store's settings for a full memory, where they can be read and say that
/// it evicts, else after a minute, and after twice the time for each loss that follows, up to an hour.
///
/// So a Redis that was restarted empty is filled at once, and one that evicts makes three recoveries and not hundreds.
final class Losses {
    private static final int MOST = 3;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Deque<Instant> lost = new ArrayDeque<>();
    private StoreMemory seen = StoreMemory.UNKNOWN;
    private Duration pause = Duration.ZERO;
    private Instant next = Instant.EPOCH;
    private Instant asked = Instant.EPOCH;

    /// What was lost was brought back, by this replica or another.
    void recovered(Instant now) {
        lost.addLast(now);
        while (lost.size() > MOST) {
            lost.removeFirst();
        }
    }

    /// Something is to be brought back: true when it is to be asked what the store does with a full memory, and then
    /// `why`.
    boolean tooMany(Instant now) {
        boolean keptIt = !asked.plus(WINDOW).isAfter(now)
                && (lost.isEmpty() || !lost.getLast().plus(WINDOW).isAfter(now));
        asked = now;
        if (keptIt) {
            pause = Duration.ZERO;
        }
        return pause.isPositive()
                || (lost.size() == MOST && lost.getFirst().plus(WINDOW).isAfter(now));
    }

    /// Why what is lost again is not brought back now; null = it is.
    @Nullable
    String why(Instant now, StoreMemory memory) {
        boolean changed =
                pause.isPositive() && !memory.equals(seen) && !memory.says().isEmpty();
        if (changed) {
            lost.clear();
            pause = Duration.ZERO;
            return null;
        }
        if (pause.isZero()) {
            pause = FIRST_PAUSE;
            next = now.plus(pause);
            seen = memory;
        } else if (!memory.evicts() && !now.isBefore(next)) {
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            next = now.plus(pause);
            return null;
        }
        return sentence(memory);
    }

    private static String sentence(StoreMemory memory) {
        String kept = "; until then this replica keeps what was lost but no longer restores it";
        if (memory.evicts()) {
            return "this Redis evicts keys (" + memory.says() + "): set maxmemory-policy noeviction" + kept;
        }
        String settings = memory.says().isEmpty() ? "" : " (" + memory.says() + ")";
        return "the store lost everything repeatedly within minutes" + settings
                + ": if it evicts keys, set maxmemory-policy noeviction, else find who deletes them"
                + "; it is restored again after a while";
    }
}
