package io.banyan.shadow;

import io.banyan.shadow.ShadowRule.Budget;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Lets so many reads of a group be drawn in each second on this replica: what is drawn costs something even where no
/// copy comes of it, and a side that fails at once would be asked as fast as it fails. Each second in which most copies
/// came to nothing halves it, down to 5, and each other one doubles it again. Safe for any thread; no client's read
/// waits for a lock.
public final class CopyPace {
    /// Of a group whose file says no `per-second`.
    public static final int USUAL = 500;

    /// Enough for the evidence that its copies fail.
    private static final int LEAST = 5;

    private static final int MOST_HALVINGS = 8;

    private final Map<String, OfGroup> groups = new ConcurrentHashMap<>();

    private static final class OfGroup {
        private final PerSecond taken = new PerSecond();
        private volatile int halvings;
        private long second;
        private int useful;
        private int useless;

        boolean take(int most, long now) {
            return taken.takes(Math.max(Math.min(most, LEAST), most >> halvings), now);
        }

        synchronized void ended(boolean use, long now) {
            if (now / 1_000 != second) {
                halvings = useless > useful ? Math.min(MOST_HALVINGS, halvings + 1) : Math.max(0, halvings - 1);
                second = now / 1_000;
                useful = 0;
                useless = 0;
            }
            useful += use ? 1 : 0;
            useless += use ? 0 : 1;
        }
    }

    /// Takes one read's place; false = this second has had as many as it may.
    ///
    /// @param now in milliseconds since 1970
    public boolean take(String group, Budget budget, long now) {
        int most = budget.perSecond() == 0 ? USUAL : Math.min(PerSecond.MOST, budget.perSecond());
        return of(group).take(most, now);
    }

    /// A copy has come to its end.
    ///
    /// @param use whether it had an answer that can be compared
    /// @param now in milliseconds since 1970
    public void ended(String group, boolean use, long now) {
        of(group).ended(use, now);
    }

    private OfGroup of(String group) {
        OfGroup known = groups.get(group);
        return known == null ? groups.computeIfAbsent(group, none -> new OfGroup()) : known;
    }
}
