package io.banyan.blackbox.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Measured;
import java.util.List;
import java.util.function.ToLongFunction;

/// One figure of many samples: flat when the last third's median is hardly above the second third's. What a start
/// still fills (pools, caches, compiled code) belongs to the first.
///
/// @param unit bytes or pieces in one of what is told
/// @param slack how much more the last third may have, in bytes or pieces
record Trend(String what, ToLongFunction<Sample> figure, long unit, long slack) {
    private static final long MIB = 1 << 20;

    /// All that is watched. A leak of one buffer or object an exchange is many times these bounds in ten minutes.
    static List<Trend> all() {
        return List.of(
                new Trend("heap after a collection, MiB", Sample::heap, MIB, 3 * MIB),
                new Trend("direct buffers, KiB", Sample::direct, 1 << 10, 2 * MIB),
                new Trend("resident, MiB", Sample::resident, MIB, 24 * MIB),
                new Trend("file descriptors", Sample::descriptors, 1, 3),
                new Trend("threads", Sample::threads, 1, 3));
    }

    void check(List<Sample> samples, Measured measured) {
        long second = median(samples, 1);
        long last = median(samples, 2);
        measured.figure(
                what + ": second third, last third, most it may grow",
                second / unit + ", " + last / unit + ", " + slack / unit);
        assertThat(last - second)
                .as("%s grew from %d to %d in %s", what, second, last, samples)
                .isLessThanOrEqualTo(slack);
    }

    private long median(List<Sample> samples, int third) {
        int from = samples.size() * third / 3;
        int to = samples.size() * (third + 1) / 3;
        List<Long> sorted = samples.subList(from, to).stream()
                .map(figure::applyAsLong)
                .sorted()
                .toList();
        return sorted.get(sorted.size() / 2);
    }
}
