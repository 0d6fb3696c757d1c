package io.banyan.upstream;

/// The way back after a breaker closed: 10, 25, 50, then 100 % of the keys that read from MODERN are admitted, five
/// seconds each, so that a new side that just came back is not met by everyone at once. Immutable.
///
/// @param sinceMillis when the breaker closed
public record Recovery(long sinceMillis) {
    private static final long STEP_MILLIS = 5_000;
    private static final int[] PERCENT = {10, 25, 50};

    /// Whether the client at `place` (0 to 9,999; -1 unknown) of those below `weight` (basis points) is admitted:
    /// at 10 % and a weight of 5,000 the places 0 to 499 are. An unknown place waits for the last step.
    public boolean admits(int place, int weight, long nowMillis) {
        long step = (nowMillis - sinceMillis) / STEP_MILLIS;
        if (step >= PERCENT.length) {
            return true;
        }
        return place >= 0 && place * 100L < (long) PERCENT[(int) Math.max(0, step)] * weight;
    }

    /// Of the keys that read from MODERN, how many percent are admitted: 10 to 100.
    public int percent(long nowMillis) {
        long step = Math.max(0, (nowMillis - sinceMillis) / STEP_MILLIS);
        return step >= PERCENT.length ? 100 : PERCENT[(int) step];
    }
}
