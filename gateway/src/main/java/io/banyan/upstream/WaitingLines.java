package io.banyan.upstream;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A guard's [WaitingLine] on each event loop.
final class WaitingLines {
    private final Map<EventLoop, WaitingLine> byLoop = new ConcurrentHashMap<>();

    /// @param timeout the side's, the same each time
    WaitingLine of(EventLoop loop, @Nullable Duration timeout) {
        WaitingLine known = byLoop.get(loop);
        return known != null ? known : byLoop.computeIfAbsent(loop, key -> new WaitingLine(key, timeout));
    }

    /// Whoever is not patient gives up, soon; from any thread.
    void giveUp() {
        byLoop.forEach((loop, line) -> loop.execute(line::giveUp));
    }
}
