package io.banyan.edge;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/// The client connections that are open, kept by the event loop of each: nobody else touches them, and to look at ten
/// thousand idle ones takes one task a loop.
final class OpenConnections {
    private final Map<EventExecutor, Map<Channel, OpenConnection>> byLoop = new HashMap<>();
    private final AtomicInteger size = new AtomicInteger();

    OpenConnections(EventLoopGroup loops) {
        loops.forEach(loop -> byLoop.put(loop, new HashMap<>()));
    }

    /// Keeps it until its channel closes; in the place of one that the same channel had. On the channel's loop.
    void put(Channel channel, OpenConnection connection) {
        if (of(channel).put(channel, connection) == null) {
            size.incrementAndGet();
            channel.closeFuture().addListener(closed -> {
                of(channel).remove(channel);
                size.decrementAndGet();
            });
        }
    }

    private Map<Channel, OpenConnection> of(Channel channel) {
        Map<Channel, OpenConnection> ofLoop = byLoop.get(channel.eventLoop());
        if (ofLoop == null) {
            throw new IllegalStateException("a connection of another event loop group");
        }
        return ofLoop;
    }

    /// Counts those of all loops.
    int size() {
        return size.get();
    }

    /// Has each loop look at its connections, soon.
    void each(BiConsumer<Channel, OpenConnection> look) {
        byLoop.forEach((loop, open) -> loop.execute(
                () -> List.copyOf(open.entrySet()).forEach(entry -> look.accept(entry.getKey(), entry.getValue()))));
    }
}
