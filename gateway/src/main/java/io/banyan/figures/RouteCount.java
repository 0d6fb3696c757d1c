package io.banyan.figures;

import io.banyan.route.Side;
import java.util.concurrent.atomic.LongAdder;

/// Counts the reads of one route that its weight decided, by the side that answered.
///
/// @param name of its group
/// @param group what is counted of that
record RouteCount(String name, GroupCount group, LongAdder legacy, LongAdder modern) {
    RouteCount(String name, GroupCount group) {
        this(name, group, new LongAdder(), new LongAdder());
    }

    boolean of(String otherGroup) {
        return name.equals(otherGroup);
    }

    void weighed(Side side) {
        (side == Side.LEGACY ? legacy : modern).increment();
    }

    RouteReads now() {
        return new RouteReads(legacy.sum(), modern.sum());
    }
}
