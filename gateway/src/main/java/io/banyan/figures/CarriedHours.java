package io.banyan.figures;

import io.banyan.ramp.Carried;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The most that LEGACY carried of each group in each hour of the last seven days, requests a second: 0.7 kB a group,
/// of 500 groups at most. Safe for any thread.
final class CarriedHours {
    static final int HOURS = 168;

    static final long HOUR = 3_600;

    /// Hours since 1970, each in its slot; 0 = nothing is known.
    private final long[] hours = new long[HOURS];

    private final Map<String, float[]> groups = new HashMap<>();

    static long hour(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), HOUR);
    }

    static int slot(long hour) {
        return Math.floorMod(hour, HOURS);
    }

    /// Takes what was carried in an hour: of two words on one group the higher counts. An hour that its slot has a
    /// later one of counts no more.
    synchronized void add(long hour, Map<String, Float> rates) {
        int slot = slot(hour);
        if (hours[slot] > hour) {
            return;
        }
        if (hours[slot] < hour) {
            hours[slot] = hour;
            groups.values().forEach(kept -> kept[slot] = 0);
            groups.keySet().removeIf(name -> !rates.containsKey(name) && isIdle(name));
        }
        rates.forEach((name, rate) -> {
            if (groups.containsKey(name) || groups.size() < FigureCounter.GROUPS) {
                float[] kept = groups.computeIfAbsent(name, none -> new float[HOURS]);
                kept[slot] = Math.max(kept[slot], rate);
            }
        });
    }

    private boolean isIdle(String name) {
        float[] kept = groups.getOrDefault(name, new float[0]);
        for (float rate : kept) {
            if (rate > 0) {
                return false;
            }
        }
        return true;
    }

    /// Null = nothing is known of the group in the last seven days.
    synchronized @Nullable Carried of(String group, Instant now) {
        float[] kept = groups.get(group);
        long last = hour(now);
        long first =
                Arrays.stream(hours).filter(hour -> isLately(hour, last)).min().orElse(-1);
        if (kept == null || first < 0) {
            return null;
        }
        float most = 0;
        for (int slot = 0; slot < HOURS; slot++) {
            most = isLately(hours[slot], last) ? Math.max(most, kept[slot]) : most;
        }
        return new Carried(most, Duration.ofHours(last - first + 1));
    }

    private static boolean isLately(long hour, long last) {
        return hour > last - HOURS && hour <= last;
    }

    /// An hour as a text that outlives its replica, what LEGACY carried nothing of left out:
    /// `493848 events=81.2 orders=3.0`.
    synchronized String told(long hour) {
        StringBuilder text = new StringBuilder().append(hour);
        int slot = slot(hour);
        if (hours[slot] == hour) {
            new TreeMap<>(groups)
                    .forEach((name, kept) -> text.append(kept[slot] > 0 ? " " + name + "=" + kept[slot] : ""));
        }
        return text.toString();
    }

    /// Takes an hour that was told, of the last seven days.
    ///
    /// @throws IllegalArgumentException for what no replica of this version told
    void take(String told, Instant now) {
        String[] parts = told.split(" ", FigureCounter.GROUPS + 2);
        long hour = Long.parseLong(parts[0]);
        Map<String, Float> rates = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            float rate = equals < 1 ? -1 : Float.parseFloat(parts[i].substring(equals + 1));
            if (!(rate >= 0) || !Float.isFinite(rate)) {
                throw new IllegalArgumentException("it has '" + parts[i] + "'");
            }
            rates.put(parts[i].substring(0, equals), rate);
        }
        if (isLately(hour, hour(now))) {
            add(hour, rates);
        }
    }
}
