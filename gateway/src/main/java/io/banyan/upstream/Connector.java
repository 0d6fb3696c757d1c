package io.banyan.upstream;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Future;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/// Opens one connection: asks for the addresses of the host, has an [AddressRace] try them, then TLS; all of it
/// within the upstream's connect timeout.
final class Connector {
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
        CompletableFuture<List<InetSocketAddress>> asked = pool.upstream.host().order();
        if (asked.isDone()) {
            ordered(asked);
            return;
        }
        Throwable late = new ConnectException("the name " + pool.upstream.host().name() + " was not looked up in time");
        Future<?> end = pool.loop.schedule(() -> asked.completeExceptionally(late), left(), TimeUnit.NANOSECONDS);
        asked.whenComplete((addresses, cause) -> pool.loop.execute(() -> {
            end.cancel(false);
            ordered(asked);
        }));
    }

    private void ordered(CompletableFuture<List<InetSocketAddress>> asked) {
        if (asked.isCompletedExceptionally()) {
            done.accept(null, asked.exceptionNow());
        } else {
            new AddressRace(pool.loop, pool.upstream.host(), this::open, this::opened).begin(asked.join(), left());
        }
    }

    private long left() {
        return Math.max(1, deadline - System.nanoTime());
    }

    private ChannelFuture open(InetSocketAddress address) {
        ResponseDecoder decoder = new ResponseDecoder(decoderConfig(options().lenient()));
        UpstreamConnection connection = new UpstreamConnection(decoder, serverName, System.nanoTime());
        long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(left()));
        return new Bootstrap()
                .group(pool.loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.AUTO_CLOSE, false) // what it answered before it took no more is still read
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0) // they all end together
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        build(channel, connection, left);
                    }
                })
                .connect(address);
    }

    private void opened(@Nullable Channel channel, @Nullable Throwable cause) {
        if (channel == null) {
            done.accept(null, cause);
        } else {
            connected(channel.pipeline().get(UpstreamConnection.class));
        }
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
