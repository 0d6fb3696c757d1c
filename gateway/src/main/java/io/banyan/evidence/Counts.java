package io.banyan.evidence;

import java.util.EnumMap;
import java.util.Map;

/// The counts of each kind.
///
/// @param byKind kinds that were never looked at may be absent
public record Counts(Map<Kind, Count> byKind) {
    public static final Counts NONE = new Counts(Map.of());

    public Counts {
        byKind = Map.copyOf(byKind);
    }

    public Count of(Kind kind) {
        return byKind.getOrDefault(kind, Count.NONE);
    }

    public Counts plus(Counts other) {
        Map<Kind, Count> sum = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            Count count = of(kind).plus(other.of(kind));
            if (count.all() > 0) {
                sum.put(kind, count);
            }
        }
        return new Counts(sum);
    }
}
