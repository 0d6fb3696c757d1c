package io.banyan.upstream;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsNameResolverChannelStrategy;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Future;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/// Opens one connection: asks for the addresses of the host without blocking, tries them in turn, then TLS; all of
/// it within the upstream's connect timeout.
final class Connector {
    /// Opens a socket for each question: one kept open would take datagrams from anybody, all the time.
    private static final DnsAddressResolverGroup RESOLVER = new DnsAddressResolverGroup(new DnsNameResolverBuilder()
            .datagramChannelType(NioDatagramChannel.class)
            .datagramChannelStrategy(DnsNameResolverChannelStrategy.ChannelPerResolution)
            .ttl(0, 30));

    private final ConnectionPool pool;
    private final String serverName;
    private final long deadline;
    private final BiConsumer<@Nullable UpstreamConnection, @Nullable Throwable> done;

    private Connector(
            ConnectionPool pool,
            String serverName,
            BiConsumer<@Nullable UpstreamConnection, @Nullable Throwable> done) {
        this.pool = pool;
        this.serverName = serverName;
        this.done = done;
        this.deadline = System.nanoTime() + options().connectTimeout().toNanos();
    }

    /// `done` is called once on the pool's event loop with a connection or a cause.
    static void connect(
            ConnectionPool pool,
            String serverName,
            BiConsumer<@Nullable UpstreamConnection, @Nullable Throwable> done) {
        new Connector(pool, serverName, done).resolve();
    }

    private UpstreamOptions options() {
        return pool.upstream.options();
    }

    private void resolve() {
        UpstreamSpec spec = pool.upstream.spec();
        RESOLVER.getResolver(pool.loop)
                .resolveAll(InetSocketAddress.createUnresolved(
                        spec.url().host(), spec.url().port()))
                .addListener((Future<List<InetSocketAddress>> resolved) -> {
                    if (resolved.isSuccess()) {
                        attempt(resolved.getNow(), 0);
                    } else {
                        done.accept(null, resolved.cause());
                    }
                });
    }

    private void attempt(List<InetSocketAddress> addresses, int index) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
            done.accept(
                    null,
                    new ConnectException("no connection within " + options().connectTimeout()));
            return;
        }
        ResponseDecoder decoder = new ResponseDecoder(decoderConfig(options().lenient()));
        UpstreamConnection connection = new UpstreamConnection(decoder, serverName, System.nanoTime());
        ChannelFuture connecting = new Bootstrap()
                .group(pool.loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.AUTO_CLOSE, false) // what it answered before it took no more is still read
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.min(left, Integer.MAX_VALUE))
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        build(channel, connection, left);
                    }
                })
                .connect(addresses.get(index));
        connecting.addListener(connected -> {
            if (connected.isSuccess()) {
                connected(connection);
            } else if (index + 1 < addresses.size()) {
                attempt(addresses, index + 1);
            } else {
                done.accept(null, connected.cause());
            }
        });
    }

    private void build(Channel channel, UpstreamConnection connection, long leftMillis) {
        if (pool.upstream.spec().secure()) {
            SslContext tls = options().tls();
            if (tls == null) {
                throw new IllegalStateException(
                        "no TLS context for " + pool.upstream.spec().url());
            }
            SslHandler handler = tls.newHandler(
                    channel.alloc(), serverName, pool.upstream.spec().port());
            askFor(serverName, handler.engine());
            handler.setHandshakeTimeoutMillis(leftMillis);
            channel.pipeline().addLast("tls", handler);
        }
        channel.pipeline()
                .addLast("encoder", new RequestEncoder())
                .addLast("decoder", connection.decoder)
                .addLast("connection", connection);
    }

    /// Java asks by SNI for names with a dot only; a service of the same cluster has none. What cannot be asked for
    /// (an address, a name with `_` or a dot at its end: a client may send any) is not.
    static void askFor(String serverName, SSLEngine engine) {
        if (NetUtil.isValidIpV4Address(serverName) || NetUtil.isValidIpV6Address(serverName)) {
            return;
        }
        try {
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(serverName)));
            engine.setSSLParameters(parameters);
        } catch (IllegalArgumentException noName) {
            // the handshake goes on without a name, and the certificate decides
        }
    }

    private void connected(UpstreamConnection connection) {
        Channel channel = connection.channel();
        pool.upstream.open().incrementAndGet();
        channel.closeFuture().addListener(closed -> pool.upstream.open().decrementAndGet());
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            done.accept(connection, null);
            return;
        }
        tls.handshakeFuture().addListener(shaken -> {
            if (shaken.isSuccess()) {
                done.accept(connection, null);
            } else {
                channel.close();
                done.accept(null, shaken.cause());
            }
        });
    }

    static HttpDecoderConfig decoderConfig(boolean lenient) {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(16 * 1024)
                .setMaxHeaderSize(256 * 1024)
                .setMaxChunkSize(64 * 1024)
                .setValidateHeaders(!lenient)
                .setStrictLineParsing(!lenient);
    }
}
