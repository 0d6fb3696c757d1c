package io.banyan.upstream;

/// How many of MODERN's keys are admitted after its platform had no place free. Each throttle halves the share, at most
/// once a second, down to 1 %; it stays until the time that the platform asked for is over, and then doubles every five
/// seconds. So a platform that is short of places answers as many clients as it can, always the same ones. Immutable.
///
/// @param share of 10,000 that is admitted until `untilMillis`
/// @param sinceMillis the last halving
/// @param untilMillis when it begins to grow
record Throttling(int share, long sinceMillis, long untilMillis) {
    static final int ALL = 10_000;
    static final int LEAST = 100;

    private static final long HALVING_MILLIS = 1_000;
    private static final long STEP_MILLIS = 5_000;
    private static final int LONGEST_SECONDS = 60;

    /// Nothing was ever throttled.
    static final Throttling NONE = new Throttling(ALL, 0, 0);

    /// One call more found no place.
    ///
    /// @param seconds that the platform asks to wait, counted as 60 at most; 0 = it does not say
    Throttling once(int seconds, long now) {
        long until = Math.max(untilMillis, now + Math.min(Math.max(seconds, 1), LONGEST_SECONDS) * 1_000L);
        boolean again = share(now) < ALL && now - sinceMillis < HALVING_MILLIS;
        return again
                ? new Throttling(share, sinceMillis, until)
                : new Throttling(Math.max(LEAST, share(now) / 2), now, until);
    }

    /// Of 10,000.
    int share(long now) {
        if (share == ALL || now < untilMillis) {
            return share;
        }
        long steps = Math.min((now - untilMillis) / STEP_MILLIS + 1, 10);
        return (int) Math.min(ALL, (long) share << steps);
    }

    /// Whether the client at `place` (0 to 9,999; -1 unknown) of those below `weight` (basis points) is admitted.
    boolean admits(int place, int weight, long now) {
        int all = share(now);
        return all == ALL || (place >= 0 && (long) place * ALL < (long) all * weight);
    }

    /// Whether fewer clients no longer help, so that a throttle counts as a failure.
    boolean isAtItsLeast() {
        return share <= LEAST;
    }
}
