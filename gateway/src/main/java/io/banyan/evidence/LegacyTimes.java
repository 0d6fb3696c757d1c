package io.banyan.evidence;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/// How long LEGACY takes to its heads, route by route, of the last hour: in four quarters, of which the oldest is
/// forgotten. At most 37 kB for each of 256 routes. Used by one thread.
final class LegacyTimes {
    /// So many heads are needed before anything is said.
    static final int FEWEST = 100;

    private static final int ROUTES = 256;
    private static final int QUARTERS = 4;
    private static final long QUARTER_MILLIS = Duration.ofMinutes(15).toMillis();
    private static final long LONGEST_MICROS = 600_000_000;
    private static final int LEAST_MICROS = 100;
    private static final int DIGITS = 2;
    private static final double P99 = 99;

    private final Map<String, Quarter[]> routes = new HashMap<>();

    /// @param number quarters of an hour since 1970
    private record Quarter(long number, IntCountsHistogram times) {
        private static final Quarter NEVER = new Quarter(-1, empty());
    }

    private static IntCountsHistogram empty() {
        return new IntCountsHistogram(LEAST_MICROS, LONGEST_MICROS, DIGITS);
    }

    void add(String route, long nanos, long millis) {
        Quarter[] all = routes.get(route);
        if (all == null) {
            if (routes.size() >= ROUTES && !forgets(millis)) {
                return;
            }
            all = new Quarter[] {Quarter.NEVER, Quarter.NEVER, Quarter.NEVER, Quarter.NEVER};
            routes.put(route, all);
        }
        long number = millis / QUARTER_MILLIS;
        int at = (int) (number % QUARTERS);
        if (all[at].number() != number) {
            all[at] = new Quarter(number, empty());
        }
        all[at].times().recordValue(Math.clamp(nanos / 1_000, 0, LONGEST_MICROS));
    }

    /// Drops routes of which nothing was heard for an hour; true = there is room now.
    private boolean forgets(long millis) {
        routes.values().removeIf(all -> Arrays.stream(all).noneMatch(quarter -> isOfLastHour(quarter, millis)));
        return routes.size() < ROUTES;
    }

    /// In nanoseconds; empty before there are 100 of the last hour.
    OptionalLong p99(String route, long millis) {
        Quarter[] all = routes.get(route);
        IntCountsHistogram times = all == null ? null : lastHour(all, millis);
        return times == null || times.getTotalCount() < FEWEST
                ? OptionalLong.empty()
                : OptionalLong.of(times.getValueAtPercentile(P99) * 1_000);
    }

    private static boolean isOfLastHour(Quarter quarter, long millis) {
        return quarter.number() > millis / QUARTER_MILLIS - QUARTERS;
    }

    private static @Nullable IntCountsHistogram lastHour(Quarter[] all, long millis) {
        IntCountsHistogram sum = null;
        for (Quarter quarter : all) {
            if (isOfLastHour(quarter, millis)) {
                sum = sum == null ? empty() : sum;
                sum.add(quarter.times());
            }
        }
        return sum;
    }
}
