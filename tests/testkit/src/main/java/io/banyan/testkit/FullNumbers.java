package io.banyan.testkit;

/// Small numbers in every build, the promised ones with `-Dbanyan.full=true` (`./banyan test --full`).
public final class FullNumbers {
    private static final boolean ON = Boolean.getBoolean("banyan.full");

    private FullNumbers() {}

    public static boolean on() {
        return ON;
    }

    public static int pick(int usual, int full) {
        return ON ? full : usual;
    }

    public static long pick(long usual, long full) {
        return ON ? full : usual;
    }
}
