package io.banyan.edge;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// One group's turn at copies: at most 16 calls at once and 64 that wait, so that a side that hangs takes no other
/// group's turn. Lives on the event loop of copies.
final class ShadowLane {
    static final int AT_ONCE = 16;
    static final int WAITING = 64;

    private final ArrayDeque<ShadowCopy> waiting = new ArrayDeque<>();
    private int running;

    /// False = as many wait as may.
    boolean add(ShadowCopy copy) {
        return waiting.size() < WAITING && waiting.add(copy);
    }

    /// The next whose call may begin, and takes its place; null = none.
    @Nullable
    ShadowCopy next() {
        if (running >= AT_ONCE || waiting.isEmpty()) {
            return null;
        }
        running++;
        return waiting.remove();
    }

    /// A call has ended.
    void ended() {
        running--;
    }
}
