package io.banyan.shadow;

import io.banyan.shadow.ShadowRule.Budget;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Lets so many reads of a group be drawn in each second on this replica: what is drawn costs something even where no
/// copy comes of it, and a side that fails at once would be asked as fast as it fails. Safe for any thread, and waits
/// for none.
public final class CopyPace {
    /// Of a group whose file says no `per-second`.
    static final int USUAL = 500;

    private static final int BITS = 20;
    private static final int MOST = 1_000_000;

    /// Group → the second, and below it how many reads it has had.
    private final Map<String, AtomicLong> groups = new ConcurrentHashMap<>();

    /// Takes one read's place; false = this second has had as many as it may.
    ///
    /// @param now in milliseconds since 1970
    public boolean take(String group, Budget budget, long now) {
        int most = budget.perSecond() == 0 ? USUAL : Math.min(MOST, budget.perSecond());
        AtomicLong state = groups.computeIfAbsent(group, none -> new AtomicLong());
        long second = now / 1_000;
        while (true) {
            long before = state.get();
            long had = before >>> BITS == second ? before & ((1L << BITS) - 1) : 0;
            if (had >= most) {
                return false;
            }
            if (state.compareAndSet(before, (second << BITS) + had + 1)) {
                return true;
            }
        }
    }
}
