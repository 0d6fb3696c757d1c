package io.banyan.upstream;

import io.banyan.names.Names;
import io.banyan.upstream.UpstreamSpec.HostSent;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// An upstream without a network, for tests: the test reads and writes the bytes of its connections. It refuses fresh
/// connections until told to accept them.
public final class EmbeddedUpstream {
    private static final Names NAMES = new Names((name, told) -> {}, () -> 0);

    private final HttpUpstream upstream;
    private final EventLoop loop;
    private final Client client;
    private final Deque<Wire> accepted = new ArrayDeque<>();
    private boolean accepts;
    private boolean broken;

    public EmbeddedUpstream(EventLoop loop) {
        this(loop, spec("http://view:8080"));
    }

    public EmbeddedUpstream(EventLoop loop, UpstreamSpec spec) {
        this(loop, spec, Reuse.SAFE);
    }

    EmbeddedUpstream(EventLoop loop, UpstreamSpec spec, Reuse reuse) {
        this.loop = loop;
        this.client = new Client(loop);
        this.upstream = new HttpUpstream(
                spec,
                UpstreamOptions.modern(null, reuse),
                NAMES.use("view", 8080),
                TlsState.ofLegacy(spec),
                this::dial);
    }

    /// A client whose requests the idle connections served.
    Client client() {
        return client;
    }

    private void dial(
            ConnectionPool pool,
            String serverName,
            BiConsumer<@Nullable UpstreamConnection, @Nullable Throwable> done) {
        if (broken) {
            throw new IllegalStateException("a fault that nobody expected");
        }
        if (accepts) {
            Wire wire = new Wire(serverName);
            accepted.add(wire);
            done.accept(wire.connection, null);
        } else {
            done.accept(null, new ConnectException("refused"));
        }
    }

    public static UpstreamSpec spec(String url) {
        return new UpstreamSpec(
                UpstreamUrl.of(url),
                HostSent.CLIENT,
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                100,
                null,
                null,
                null);
    }

    public Upstream upstream() {
        return upstream;
    }

    public EmbeddedUpstream accepting() {
        accepts = true;
        return this;
    }

    /// Whoever connects meets a fault of our own code.
    public void breaks() {
        broken = true;
    }

    public void refuses() {
        accepts = false;
    }

    /// The connection that was opened next.
    public Wire accepted() {
        return accepted.removeFirst();
    }

    /// How many connections were opened and not looked at yet.
    public int waiting() {
        return accepted.size();
    }

    /// Puts one more idle connection into the pool, which served [#client] last.
    public Wire idle() {
        return idle(client);
    }

    /// The same, whose last request was of that client.
    public Wire idle(Client served) {
        Wire wire = new Wire(upstream.spec().url().serverName());
        wire.connection.keepFor(null, Duration.ofSeconds(4).toNanos());
        upstream.pool(loop).release(wire.connection, served);
        return wire;
    }

    ConnectionPool pool() {
        return upstream.pool(loop);
    }

    /// The far end of one connection.
    public static final class Wire {
        final UpstreamConnection connection;
        final EmbeddedSocket channel = new EmbeddedSocket();

        Wire(String serverName) {
            ResponseDecoder decoder = new ResponseDecoder(Connector.decoderConfig(false));
            connection = new UpstreamConnection(decoder, serverName, System.nanoTime());
            channel.pipeline().addLast("encoder", new RequestEncoder());
            channel.pipeline().addLast("decoder", decoder);
            channel.pipeline().addLast("connection", connection);
        }

        /// All that was written to the upstream so far.
        public String written() {
            return channel.written();
        }

        /// The upstream sends these bytes, in one piece.
        public void sends(String bytes) {
            channel.arrives(bytes);
        }

        /// The upstream closes in order.
        public void closes() {
            channel.ends();
        }

        /// The upstream resets: as Netty tells it, an exception and then the end.
        public void resets() {
            channel.pipeline().fireExceptionCaught(new IOException("Connection reset"));
            channel.ends();
        }

        /// Whether the upstream can take more for now.
        public void takesMore(boolean more) {
            var buffer = channel.unsafe().outboundBuffer();
            if (buffer != null) {
                buffer.setUserDefinedWritability(1, more);
            }
            channel.runPendingTasks();
        }

        /// Bytes of buffers that nobody has released yet.
        public long held() {
            return channel.held();
        }

        public boolean open() {
            return channel.isActive();
        }

        /// Closed by us in a way that the upstream sees as a reset.
        public boolean reset() {
            return channel.isReset();
        }

        public boolean reads() {
            return channel.config().isAutoRead();
        }
    }
}
