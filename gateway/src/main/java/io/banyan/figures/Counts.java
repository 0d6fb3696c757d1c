package io.banyan.figures;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;

/// A number for each `Count`; immutable.
final class Counts {
    static final Counts ZERO = new Counts(new long[0]);

    private final long[] numbers;

    Counts(long[] numbers) {
        this.numbers = Arrays.copyOf(numbers, Count.values().length);
    }

    /// As another replica told them: numbers it does not know count as 0.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Counts of(List<Long> told) {
        return new Counts(told.stream().mapToLong(Long::longValue).toArray());
    }

    @JsonValue
    List<Long> told() {
        return Arrays.stream(numbers).boxed().toList();
    }

    long get(Count count) {
        return numbers[count.at()];
    }

    Counts plus(Counts other) {
        long[] sum = numbers.clone();
        Arrays.setAll(sum, i -> numbers[i] + other.numbers[i]);
        return new Counts(sum);
    }

    Counts minus(Counts before) {
        long[] difference = numbers.clone();
        Arrays.setAll(difference, i -> numbers[i] - before.numbers[i]);
        return new Counts(difference);
    }

    boolean isZero() {
        return Arrays.stream(numbers).allMatch(number -> number == 0);
    }

    /// Clear reads decided by weight that a side answered.
    long weighed() {
        return get(Count.WEIGHED_LEGACY) + get(Count.WEIGHED_MODERN);
    }

    /// Of those, the ones that were MODERN's to answer first, and that took a place there.
    long tried() {
        return get(Count.WEIGHED_MODERN)
                + get(Count.CONNECT)
                + get(Count.RESET)
                + get(Count.MALFORMED)
                + get(Count.TIMEOUT)
                + get(Count.STATUS)
                + get(Count.COOKIE)
                + get(Count.STALE)
                + get(Count.LANE)
                + get(Count.UNEXPECTED)
                + get(Count.THROTTLED)
                + get(Count.FUNCTION);
    }
}
