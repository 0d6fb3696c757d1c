package io.banyan.upstream;

import io.banyan.exchange.Failure;
import io.banyan.exchange.ModernState;
import io.banyan.names.HostAddresses;
import io.banyan.process.Shortage;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// An upstream over HTTP/1.1, with a connection pool on every event loop. A request's connections stay on its own
/// event loop, so pools need no locks.
public final class HttpUpstream implements Upstream {
    private final UpstreamSpec spec;
    private final UpstreamOptions options;
    private final String ownName;
    private final TlsState tlsState;
    private final HostAddresses host;
    private final Dialer dialer;
    private final Map<EventLoop, ConnectionPool> pools = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger idle = new AtomicInteger();
    private volatile boolean retired;
    private volatile ModernState.@Nullable What connectFault;

    /// @param host where it is
    /// @param tlsState told how TLS with it goes
    HttpUpstream(UpstreamSpec spec, UpstreamOptions options, HostAddresses host, TlsState tlsState) {
        this(spec, options, host, tlsState, Connector::connect);
    }

    HttpUpstream(UpstreamSpec spec, UpstreamOptions options, HostAddresses host, TlsState tlsState, Dialer dialer) {
        this.spec = spec;
        this.options = options;
        this.host = host;
        this.ownName = spec.url().serverName();
        this.tlsState = tlsState;
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

    /// The name asked for by SNI, which the certificate must be of. Connections are kept by it, so it is the
    /// client's choice only where a file or an option says so: else any client could split a pool into as
    /// many as it knows names.
    String serverName(HttpRequest head) {
        TlsName name = spec.tlsName();
        if (!spec.secure() || name == null) {
            return ownName;
        }
        if (!name.equals(TlsName.CLIENT)) {
            return name.text();
        }
        String host = head.headers().get(HttpHeaderNames.HOST, "");
        int port = host.lastIndexOf(':');
        String asked = TlsName.bare(port < 0 || host.endsWith("]") ? host : host.substring(0, port));
        return asked.isEmpty() ? ownName : asked.toLowerCase(Locale.ROOT);
    }

    TlsState tlsState() {
        return tlsState;
    }

    @Override
    public int openConnections() {
        return open.get();
    }

    @Override
    public int idleConnections() {
        return idle.get();
    }

    /// A connection could not be opened: whose failure that is. For want of a descriptor it is no fault of this side's.
    Failure connectFailed(@Nullable Throwable cause) {
        if (cause != null && Shortage.is(cause)) {
            return Failure.UNEXPECTED;
        }
        connectFault = ConnectFault.of(cause);
        return Failure.CONNECT;
    }

    @Override
    public ModernState.@Nullable What connectFault() {
        return connectFault;
    }

    @Override
    public Optional<String> tlsProblem() {
        return tlsState.problem();
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

    HostAddresses host() {
        return host;
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
