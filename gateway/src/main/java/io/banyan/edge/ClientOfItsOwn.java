package io.banyan.edge;

import io.banyan.upstream.Client;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One event loop apart from those of traffic, with connections of its own, for calls that no client waits for. Its
/// thread begins with the first of them.
final class ClientOfItsOwn implements AutoCloseable {
    private final String name;
    private @Nullable MultiThreadIoEventLoopGroup loops;
    private @Nullable Client client;

    /// @param name of its thread
    ClientOfItsOwn(String name) {
        this.name = name;
    }

    synchronized Client get() {
        if (client == null) {
            loops = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
            client = Client.ofNobody((EventLoop) loops.next());
        }
        return client;
    }

    @Override
    public synchronized void close() {
        if (loops != null) {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }
}
