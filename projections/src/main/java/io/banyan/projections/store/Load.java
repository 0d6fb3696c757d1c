package io.banyan.projections.store;

import java.time.Duration;
import java.time.Instant;

/// How far one partition's first rows are read.
///
/// @param rows so many are in
/// @param expected of the whole view, as far as the database estimates it; 0: not known
/// @param began when this reading began
/// @param times how often it has begun: 1, and 1 more whenever whoever read them died
public record Load(long rows, long expected, Instant began, int times) {
    /// With so many rows more.
    public Load plus(long more) {
        return new Load(rows + more, expected, began, times);
    }

    /// Rows a second since it began; 0 in the first millisecond.
    public long rate(Instant now) {
        long millis = Duration.between(began, now).toMillis();
        return millis <= 0 ? 0 : rows * 1_000 / millis;
    }
}
