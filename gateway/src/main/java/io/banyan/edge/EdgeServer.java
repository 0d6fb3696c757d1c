package io.banyan.edge;

import io.banyan.decide.PreviewCheck;
import io.banyan.exchange.Tap;
import io.banyan.upstream.ProxyHint;
import io.banyan.upstream.SpareBuffers;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The traffic port, or the port for calls between groups. One start, one drain, one close.
public final class EdgeServer {
    private final EdgeOptions options;
    private final Intake intake;
    /// One loop a core: pools belong to a loop, so more of them would share fewer connections.
    private final EventLoopGroup loops =
            new MultiThreadIoEventLoopGroup(Runtime.getRuntime().availableProcessors(), NioIoHandler.newFactory());
    private final Admission admission = new Admission();
    private final OpenConnections connections = new OpenConnections(loops);
    /// Signatures take a millisecond each: on a loop they would stall every exchange of it.
    private final ExecutorService handshakes = Executors.newFixedThreadPool(
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2), new DefaultThreadFactory("banyan-tls", true));
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean draining;
    private @Nullable Channel listener;

    public EdgeServer(
            EdgeOptions options, Supplier<Traffic> traffic, PreviewCheck preview, Tap listener, ProxyHint proxyHint) {
        this(options, traffic, preview, listener, proxyHint, GroupCalls.off());
    }

    public EdgeServer(
            EdgeOptions options,
            Supplier<Traffic> traffic,
            PreviewCheck preview,
            Tap listener,
            ProxyHint proxyHint,
            GroupCalls calls) {
        this.options = options;
        RequestHeads heads =
                new RequestHeads(options.replica(), options.proxies().toLegacy());
        this.intake = new Intake(options, heads, traffic, preview, listener, proxyHint, calls, () -> draining);
    }

    /// Opens the port.
    ///
    /// @throws IOException a BindException where it is in use or not ours
    public void start() throws IOException {
        var bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.RECVBUF_ALLOCATOR, admission.turns())
                .handler(admission)
                .childOption(ChannelOption.ALLOCATOR, SpareBuffers.OF_PROCESS)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new ClientHandlers(options, intake, connections, handshakes))
                .bind(options.bind(), options.port())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            close();
            throw bound.cause() instanceof IOException refused ? refused : new IOException(bound.cause());
        }
        listener = bound.channel();
        long tick = options.limits().tick().toNanos();
        loops.scheduleAtFixedRate(this::look, tick, tick, TimeUnit.NANOSECONDS);
    }

    /// The port listened on.
    public int port() {
        if (listener == null) {
            throw new IllegalStateException("not started");
        }
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /// Client connections open now.
    public int connections() {
        return connections.size();
    }

    /// Client connections at a time from now on. While there are as many, those that have been idle for a second
    /// make room for whoever waits.
    public void most(int clients) {
        admission.most(clients);
        if (admission.isFull()) {
            long now = System.nanoTime();
            connections.each((channel, client) -> client.spare(now));
        }
    }

    /// Has every connection look at its limits, each on its own event loop.
    private void look() {
        long now = System.nanoTime();
        connections.each((channel, client) -> {
            if (channel.isActive() && channel.pipeline().context("client") != null) {
                client.check(now);
            }
        });
    }

    /// Goes on accepting for `accept`, then closes the listener, answers with `Connection: close`, and waits up to
    /// `drain` for plain exchanges; completes when they are done or the time is over. [#close] ends the rest.
    public CompletionStage<Void> drain(Duration accept, Duration drain) {
        CompletableFuture<Void> drained = new CompletableFuture<>();
        loops.schedule(() -> stopAccepting(drain, drained), accept.toMillis(), TimeUnit.MILLISECONDS);
        return drained;
    }

    private void stopAccepting(Duration drain, CompletableFuture<Void> drained) {
        draining = true;
        if (listener != null) {
            listener.close();
        }
        connections.each((channel, client) -> client.drain());
        long deadline = System.nanoTime() + drain.toNanos();
        await(deadline, drained);
    }

    private void await(long deadline, CompletableFuture<Void> drained) {
        if (connections.size() == 0 || System.nanoTime() >= deadline) {
            drained.complete(null);
        } else {
            loops.schedule(() -> await(deadline, drained), 20, TimeUnit.MILLISECONDS);
        }
    }

    /// Past TLS, which would say that the client has everything, and past HTTP/2, which would wait for its streams.
    private static void cut(Channel channel) {
        channel.unsafe().close(channel.voidPromise());
    }

    /// Closes whatever is still open, streams and tunnels included; the second call does nothing.
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        draining = true;
        if (listener != null) {
            listener.close();
        }
        connections.each((channel, client) -> cut(channel));
        handshakes.shutdown();
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
