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

    /// What is used up of a day.
    ///
    /// @param day since 1970, of UTC
    public record Used(long day, int count) {
        public static final Used NOTHING = new Used(0, 0);

        /// Of two that were true at some time, the one that was later.
        public Used later(Used other) {
            return day > other.day || (day == other.day && count >= other.count) ? this : other;
        }
    }

    /// @param before what was used up before; of another day than today's it counts for nothing
    public ShadowBudget(Used before) {
        this.day = before.day();
        this.inDay = before.count();
    }

    public ShadowBudget() {
        this(Used.NOTHING);
    }

    /// The day of a moment, since 1970.
    ///
    /// @param now in milliseconds since 1970
    public static long day(long now) {
        return Math.floorDiv(now, DAY * 1_000);
    }

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

    public synchronized Used used() {
        return new Used(day, inDay);
    }
}
