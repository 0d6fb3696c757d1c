package io.banyan.upstream;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
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
        Throwable late =
                new UnknownHostException("the name " + pool.upstream.host().name() + " was not looked up in time");
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
                .option(ChannelOption.ALLOCATOR, SpareBuffers.OF_PROCESS)
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
                .setAllowDuplicateContentLengths(lenient) // one and the same
                .setStrictLineParsing(!lenient);
    }
}
