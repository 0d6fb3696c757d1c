package io.banyan.shadow;

import io.banyan.shadow.ShadowRule.Budget;

/// Counts a group's copies against its budget: exact for every second of the clock and every day of UTC, whatever the
/// clock does. Safe for any thread.
public final class ShadowBudget {
    private static final long DAY = 86_400;

    private long second;
    private int inSecond;
    private long day;
    private int inDay;

    /// Takes one copy's place; false = none is left.
    ///
    /// @param now in milliseconds since 1970; one that went back counts as the latest
    public synchronized boolean take(Budget budget, long now) {
        long seconds = Math.max(second, Math.floorDiv(now, 1_000));
        if (seconds > second) {
            second = seconds;
            inSecond = 0;
        }
        if (Math.floorDiv(seconds, DAY) > day) {
            day = Math.floorDiv(seconds, DAY);
            inDay = 0;
        }
        boolean left = (budget.perSecond() == 0 || inSecond < budget.perSecond())
                && (budget.perDay() == 0 || inDay < budget.perDay());
        if (left) {
            inSecond++;
            inDay++;
        }
        return left;
    }
}
