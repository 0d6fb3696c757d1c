package io.banyan.shadow;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// How many of a group's reads came to no comparison, and why. Safe for any thread; waits for none.
final class Drops {
    private final Map<NotCompared, LongAdder> counts = new EnumMap<>(NotCompared.class);

    Drops() {
        for (NotCompared why : NotCompared.values()) {
            counts.put(why, new LongAdder());
        }
    }

    void count(NotCompared why) {
        LongAdder its = counts.get(why);
        if (its != null) {
            its.increment();
        }
    }

    /// Cause → how many; no cause that there was none of.
    Map<String, Long> told() {
        Map<String, Long> told = new LinkedHashMap<>();
        counts.forEach((why, count) -> {
            if (count.sum() > 0) {
                told.put(why.tag(), count.sum());
            }
        });
        return told;
    }
}
