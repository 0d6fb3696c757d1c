package io.banyan.edge;

import java.time.Duration;

/// What a client owes. Limits count only while the client is the one who is waited for; the silence of an upstream
/// is never cut.
///
/// @param line bytes of the request line, default 16 kB
/// @param head bytes of all headers, default 32 kB
/// @param headers number of headers, default 100
/// @param headTime from the first byte of a head to its end, default 10 s
/// @param bodyWindow in each such stretch of time a body must bring `bodyRate` bytes a second; default 30 s
/// @param bodyRate bytes per second, default 1,024
/// @param readTime that a client may leave what is ready unread, default 60 s
/// @param keepAlive idle time between requests, default 130 s: longer than balancers in front keep an idle connection
public record Limits(
        int line,
        int head,
        int headers,
        Duration headTime,
        Duration bodyWindow,
        int bodyRate,
        Duration readTime,
        Duration keepAlive) {
    public static final Limits DEFAULT = new Limits(
            16 * 1024,
            32 * 1024,
            100,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            1024,
            Duration.ofSeconds(60),
            Duration.ofSeconds(130));

    /// How often connections are looked at: a quarter of the shortest limit, 20 ms to 1 s.
    Duration tick() {
        long shortest = Math.min(
                Math.min(headTime.toMillis(), bodyWindow.toMillis()),
                Math.min(readTime.toMillis(), keepAlive.toMillis()));
        return Duration.ofMillis(Math.clamp(shortest / 4, 20, 1000));
    }
}
