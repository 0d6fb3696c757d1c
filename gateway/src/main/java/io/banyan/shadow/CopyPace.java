package io.banyan.shadow;

import io.banyan.shadow.ShadowRule.Budget;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Lets so many reads of a group be drawn in each second on this replica: what is drawn costs something even where no
/// copy comes of it, and a side that fails at once would be asked as fast as it fails. Safe for any thread, and waits
/// for none.
public final class CopyPace {
    /// Of a group whose file says no `per-second`.
    public static final int USUAL = 500;

    private final Map<String, PerSecond> groups = new ConcurrentHashMap<>();

    /// Takes one read's place; false = this second has had as many as it may.
    ///
    /// @param now in milliseconds since 1970
    public boolean take(String group, Budget budget, long now) {
        int most = budget.perSecond() == 0 ? USUAL : Math.min(PerSecond.MOST, budget.perSecond());
        return groups.computeIfAbsent(group, none -> new PerSecond()).takes(most, now);
    }
}
