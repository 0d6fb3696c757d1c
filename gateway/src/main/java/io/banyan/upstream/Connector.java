package io.banyan.upstream;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsNameResolverChannelStrategy;
import io.netty.util.concurrent.Future;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
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
        String host = spec.url().getHost();
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        RESOLVER.getResolver(pool.loop)
                .resolveAll(InetSocketAddress.createUnresolved(bare, spec.port()))
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
        Handshake.add(channel, pool.upstream, serverName, leftMillis);
        channel.pipeline()
                .addLast("encoder", new RequestEncoder())
                .addLast("decoder", connection.decoder)
                .addLast("connection", connection);
    }

    private void connected(UpstreamConnection connection) {
        Channel channel = connection.channel();
        pool.upstream.open().incrementAndGet();
        channel.closeFuture().addListener(closed -> pool.upstream.open().decrementAndGet());
        Handshake.await(channel, failed -> done.accept(failed == null ? connection : null, failed));
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
