package io.banyan.scoreboard;

/// How counts lose weight with time: to a half in a day.
final class Fading {
    private static final double HALF_LIFE_SECONDS = 86_400;

    private Fading() {}

    /// What is left of one after so many seconds; all of it after none.
    static double left(long seconds) {
        return Math.pow(2, -Math.max(0, seconds) / HALF_LIFE_SECONDS);
    }

    /// Hours since 1970.
    static int hour(long epochSeconds) {
        return (int) (epochSeconds / 3_600);
    }
}
