package io.banyan.figures;

import java.util.ArrayDeque;
import java.util.Deque;

/// The last values of something that only grows, one for each step: what it grew by is the newest less an older one.
///
/// @param <T> of the values
final class Past<T> {
    private final int steps;
    private final Deque<T> values = new ArrayDeque<>();

    /// @param steps how many of them are kept
    /// @param first before the first step
    Past(int steps, T first) {
        this.steps = steps;
        values.add(first);
    }

    void add(T value) {
        values.addLast(value);
        if (values.size() > steps + 1) {
            values.removeFirst();
        }
    }

    T newest() {
        return values.getLast();
    }

    /// As many steps ago as are kept, or the first.
    T oldest() {
        return values.getFirst();
    }
}
