package io.banyan.projections.capture;

import java.time.Duration;

/// How a capture goes about it.
///
/// @param beat how often the source is asked how far it is, while everything is read: so often the time of a view
///     moves while nothing changes
/// @param settled how long the log must have had an entry before the source may forget it: above what its Redis
///     may lose in a crash (`appendfsync everysec`: up to 2 s)
/// @param age how long entries are kept; longer for readers that hold them
/// @param pause after a failure before the next try, doubled each time up to `longestPause`
public record CaptureSpec(Duration beat, Duration settled, Duration age, Duration pause, Duration longestPause) {
    /// 250 ms, 3 s, a day, 100 ms, 5 s.
    public static final CaptureSpec DEFAULT = new CaptureSpec(
            Duration.ofMillis(250),
            Duration.ofSeconds(3),
            Duration.ofDays(1),
            Duration.ofMillis(100),
            Duration.ofSeconds(5));
}
