package io.banyan.names;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks the names in use up, on a thread of its own: neither a slow name server nor a hosts file on a slow disk keeps
/// a request.
public final class NamesRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NamesRunner.class);
    private static final long PACE_MILLIS = 200;

    private final EventLoopGroup threads = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("banyan-names", true), NioIoHandler.newFactory());
    private final Names names;

    /// By the hosts file and the name servers of this machine.
    public NamesRunner() {
        EventLoop loop = threads.next();
        names = new Names(new DnsLookup(loop, DnsServerAddressStreamProviders.platformDefault()), System::nanoTime);
        loop.scheduleWithFixedDelay(this::refresh, PACE_MILLIS, PACE_MILLIS, TimeUnit.MILLISECONDS);
    }

    public Names names() {
        return names;
    }

    private void refresh() {
        try {
            names.refresh();
        } catch (RuntimeException unexpected) {
            LOG.error("Names were not looked up", unexpected);
        }
    }

    @Override
    public void close() {
        threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
