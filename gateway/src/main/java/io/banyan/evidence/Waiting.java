package io.banyan.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Trials that the store has not taken yet, each entity once, at most 4,096: further ones are dropped. A batch that
/// failed may have been taken; it is given again for 45 seconds, while the store still knows its entities, and then
/// dropped. Used by one thread.
final class Waiting {
    static final int MOST = 4_096;
    static final int BATCH = 256;
    private static final Duration AGAIN = Duration.ofSeconds(45);

    private final Map<String, Placed> byEntity = new LinkedHashMap<>();
    private List<Placed> given = List.of();
    private Instant givenAt = Instant.MIN;

    void add(Placed placed) {
        if (byEntity.size() < MOST) {
            byEntity.putIfAbsent(placed.trial().entity(), placed);
        }
    }

    /// What the store is to take next; empty = nothing. The same again until it was taken.
    List<Placed> next(Instant now) {
        boolean late = !given.isEmpty() && now.isAfter(givenAt.plus(AGAIN));
        if (given.isEmpty() || late) {
            List<Placed> batch = new ArrayList<>();
            Iterator<Placed> all = byEntity.values().iterator();
            while (all.hasNext() && batch.size() < BATCH) {
                batch.add(all.next());
                all.remove();
            }
            given = batch;
            givenAt = now;
        }
        return given;
    }

    void taken() {
        given = List.of();
    }

    void forget(String group) {
        byEntity.values().removeIf(placed -> placed.trial().group().equals(group));
        given = given.stream()
                .filter(placed -> !placed.trial().group().equals(group))
                .toList();
    }
}
