package io.banyan.projections.capture;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// Positions that the log has, and since when: the source may forget one when the log has had it for a while. A
/// Redis that crashes loses its last second or two, and the source then gives them again.
final class Settling {
    private record Appended(long position, long nanoTime) {}

    private final long settledNanos;
    private final Deque<Appended> waiting = new ArrayDeque<>();
    private long settled;

    Settling(Duration settled) {
        this.settledNanos = settled.toNanos();
    }

    /// The log has everything up to here. About a hundred positions a `settled` are kept; the others in between
    /// say little.
    synchronized void appended(long position, long nanoTime) {
        if (waiting.isEmpty() || nanoTime - waiting.getLast().nanoTime() >= settledNanos / 100) {
            waiting.add(new Appended(position, nanoTime));
        }
    }

    /// The position that may be forgotten; 0 at first.
    synchronized long settled(long nanoTime) {
        while (!waiting.isEmpty() && nanoTime - waiting.getFirst().nanoTime() >= settledNanos) {
            settled = waiting.removeFirst().position();
        }
        return settled;
    }
}
