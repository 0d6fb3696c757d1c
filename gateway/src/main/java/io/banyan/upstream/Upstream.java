package io.banyan.upstream;

import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// One side of one group as built: its target with a connection pool on every event loop. A request's connections
/// stay on its own event loop, so pools need no locks.
public final class Upstream {
    private final UpstreamSpec spec;
    private final UpstreamOptions options;
    private final Dialer dialer;
    private final Map<EventLoop, ConnectionPool> pools = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger idle = new AtomicInteger();
    private volatile boolean retired;

    public Upstream(UpstreamSpec spec, UpstreamOptions options) {
        this(spec, options, Connector::connect);
    }

    Upstream(UpstreamSpec spec, UpstreamOptions options, Dialer dialer) {
        this.spec = spec;
        this.options = options;
        this.dialer = dialer;
    }

    public UpstreamSpec spec() {
        return spec;
    }

    /// `host` or `host:port` as a Host header names this upstream; the scheme's own port is left out.
    public String authority() {
        int port = spec.url().getPort();
        boolean usual = port < 0 || port == (spec.secure() ? 443 : 80);
        return usual ? spec.url().getHost() : spec.url().getHost() + ":" + port;
    }

    /// Connections open now, leased and idle, over all event loops.
    public int openConnections() {
        return open.get();
    }

    /// Of those, the ones that wait in a pool.
    public int idleConnections() {
        return idle.get();
    }

    /// No longer in any snapshot: idle connections close, leased ones when their call ends.
    public void retire() {
        retired = true;
        pools.forEach((loop, pool) -> loop.execute(pool::closeIdle));
    }

    boolean retired() {
        return retired;
    }

    UpstreamOptions options() {
        return options;
    }

    Dialer dialer() {
        return dialer;
    }

    AtomicInteger open() {
        return open;
    }

    AtomicInteger idle() {
        return idle;
    }

    ConnectionPool pool(EventLoop loop) {
        ConnectionPool pool = pools.get(loop);
        return pool != null ? pool : pools.computeIfAbsent(loop, key -> new ConnectionPool(this, key));
    }
}
