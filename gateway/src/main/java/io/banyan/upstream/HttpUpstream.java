package io.banyan.upstream;

import io.banyan.upstream.UpstreamSpec.HostSent;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// An upstream over HTTP/1.1, with a connection pool on every event loop. A request's connections stay on its own
/// event loop, so pools need no locks.
public final class HttpUpstream implements Upstream {
    private final UpstreamSpec spec;
    private final UpstreamOptions options;
    private final Dialer dialer;
    private final Map<EventLoop, ConnectionPool> pools = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger idle = new AtomicInteger();
    private volatile boolean retired;

    public HttpUpstream(UpstreamSpec spec, UpstreamOptions options) {
        this(spec, options, Connector::connect);
    }

    HttpUpstream(UpstreamSpec spec, UpstreamOptions options, Dialer dialer) {
        this.spec = spec;
        this.options = options;
        this.dialer = dialer;
    }

    @Override
    public Call call(Client client, UpstreamRequest request, CallListener listener) {
        return new HttpCall(pool(client.loop()), client, request, listener);
    }

    @Override
    public UpstreamSpec spec() {
        return spec;
    }

    /// The name asked for by SNI. Connections are kept by it, so it is the client's choice only where it must be:
    /// else any client could split a pool into as many as it knows names.
    String serverName(HttpRequest head) {
        String host =
                spec.secure() && spec.host() == HostSent.CLIENT ? head.headers().get(HttpHeaderNames.HOST) : null;
        if (host == null || host.isEmpty()) {
            return spec.url().getHost();
        }
        int port = host.lastIndexOf(':');
        return port < 0 || host.endsWith("]") ? host : host.substring(0, port);
    }

    @Override
    public int openConnections() {
        return open.get();
    }

    @Override
    public int idleConnections() {
        return idle.get();
    }

    @Override
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
