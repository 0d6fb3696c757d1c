package io.banyan.view;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The rows of a view's tables that are being read.
///
/// @param rows read so far
/// @param expected that there are about; 0 = not known
/// @param rate rows a second
/// @param begun how often this build was begun: 2 once its runner died and another one took over
public record Build(long rows, long expected, long rate, int begun) {
    /// 0 to 100, and 99 at most while it goes on; null = not known.
    public @Nullable Integer percent() {
        return expected <= 0 ? null : (int) Math.min(99, rows * 100 / expected);
    }

    /// Null = not known.
    public @Nullable Duration left() {
        return expected <= 0 || rate <= 0 ? null : Duration.ofSeconds(Math.max(0, expected - rows) / rate);
    }

    /// For people: `41% of about 1,000,000 rows`, `12,000 rows so far`.
    public String says() {
        return expected <= 0
                ? String.format(Locale.ROOT, "%,d rows so far", rows)
                : String.format(Locale.ROOT, "%d%% of about %,d rows", percent(), expected);
    }
}
