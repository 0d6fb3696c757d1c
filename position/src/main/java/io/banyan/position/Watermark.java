package io.banyan.position;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far the data behind an answer had come, and likewise what a client must see at least. It has a position, a time,
/// or both.
///
/// @param source whose history it follows
/// @param position up to which everything is in; null where the view knows no positions (a nightly job, say)
/// @param time on the source's clock: what was committed before it is in; null where it is not known. A view that is
///     ahead of its clock's last word has more in it than the time tells, never less
public record Watermark(
        Source source,
        @Nullable Position position,
        @Nullable Instant time) {
    public Watermark {
        if (position == null && time == null) {
            throw new IllegalArgumentException("a watermark has a position, a time or both, not neither");
        }
        if (position != null && !position.source().equals(source)) {
            throw new IllegalArgumentException(
                    "a watermark's position is one of its own source " + source + ", not " + position);
        }
    }

    /// Whether whoever has seen `seen` misses nothing in data as new as this. True only where it is proven, within one
    /// source:
    /// - What was seen has a position: ours is at or after it. A time proves nothing about a position, for a
    ///   view may show more than its time tells.
    /// - It has a time alone: our time is at or after it plus `clockSlack`. With a slack of 200 ms, 12:00:00.200
    ///   is as new as 12:00:00.000, and 12:00:00.199 is not.
    ///
    /// @param clockSlack by how much the clocks that gave the two times may differ; zero or more
    public boolean isAtLeastAsNewAs(Watermark seen, Duration clockSlack) {
        if (clockSlack.isNegative()) {
            throw new IllegalArgumentException("the clocks' allowance is zero or more, not " + clockSlack);
        }
        if (seen.position != null) {
            return position != null && reaches(position, seen.position);
        }
        return source.equals(seen.source)
                && time != null
                && seen.time != null
                && Duration.between(seen.time, time).compareTo(clockSlack) >= 0;
    }

    private static boolean reaches(Position position, Position seen) {
        return switch (position.comparedWith(seen)) {
            case SAME, AFTER -> true;
            case BEFORE, NOT_COMPARABLE -> false;
        };
    }
}
