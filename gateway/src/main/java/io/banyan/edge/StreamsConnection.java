package io.banyan.edge;

import io.banyan.upstream.Client;
import io.banyan.upstream.Reset;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.DefaultHttp2PingFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2PingFrame;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One client's HTTP/2 connection. Each of its streams is a channel with a [ClientConnection] behind [StreamCodec],
/// and so an exchange like any other; this one keeps the limits that concern all of them.
final class StreamsConnection extends ChannelInboundHandlerAdapter implements OpenConnection {
    /// The mark of the PING that says when a client has seen the first GOAWAY.
    private static final long SEEN = 0x62616e79616eL;

    private final Client client;
    private final Intake intake;
    private final ClientClock clock;
    private final FrameWatch watch;
    private final IdentityHashMap<Channel, Stream> streams = new IdentityHashMap<>();
    private @Nullable ChannelHandlerContext ctx;

    private record Stream(ClientWatch watch, StreamAnswers answers) {}

    private StreamsConnection(Client client, Intake intake, long now) {
        this.client = client;
        this.intake = intake;
        this.clock = new ClientClock(intake.options().limits(), now);
        this.watch = new FrameWatch(now, this::flooded);
    }

    static StreamsConnection on(Channel channel, Intake intake) {
        StreamsConnection connection = new StreamsConnection(Client.on(channel), intake, System.nanoTime());
        channel.pipeline()
                .addLast("watch", connection.watch)
                .addLast("frames", StreamsProtocol.codec(intake.options().limits(), connection.watch))
                .addLast("streams", new Http2MultiplexHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel stream) {
                        connection.open(stream);
                    }
                }))
                .addLast("client", connection);
        channel.config().setAutoRead(true);
        return connection;
    }

    private ChannelHandlerContext ctx() {
        if (ctx == null) {
            throw new IllegalStateException("not connected");
        }
        return ctx;
    }

    /// A window for all streams together that no slow one can use up alone.
    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        this.ctx = ctx;
        int all = StreamsProtocol.MOST_STREAMS * StreamsProtocol.WINDOW;
        ctx.writeAndFlush(new DefaultHttp2WindowUpdateFrame(all - StreamsProtocol.WINDOW));
    }

    /// The setting binds a client only once it has acknowledged it, so the count is kept here too.
    private void open(Channel stream) {
        if (streams.size() >= StreamsProtocol.MOST_STREAMS) {
            stream.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.REFUSED_STREAM));
            return;
        }
        watch.opened();
        Limits limits = intake.options().limits();
        stream.config().setAutoRead(false);
        ClientClock ofStream = new ClientClock(limits, System.nanoTime());
        StreamCodec codec = new StreamCodec(limits, ofStream);
        ClientConnection exchanges = new ClientConnection(stream, intake, ofStream, client);
        stream.pipeline()
                .addLast("codec", codec)
                .addLast("empty", new EmptyBody())
                .addLast("flow", new FlowControlHandler())
                .addLast("client", exchanges);
        clock.busy();
        streams.put(stream, new Stream(new ClientWatch(stream, exchanges, ofStream, codec::cancel), codec.answers()));
        stream.closeFuture().addListener(closed -> left(stream));
    }

    private void left(Channel stream) {
        streams.remove(stream);
        if (streams.isEmpty()) {
            clock.idle(System.nanoTime());
        }
    }

    @Override
    public void check(long now) {
        var out = ctx().channel().unsafe().outboundBuffer();
        long pending = out == null ? 0 : out.totalPendingWriteBytes();
        switch (clock.check(now, pending, out == null ? 0 : out.currentProgress())) {
            case FINE, SLOW -> {}
            case IDLE -> ctx().close();
            case NOT_READING -> Reset.on(ctx().channel());
        }
        if (watch.headSlowerThan(intake.options().limits().headTime().toNanos(), now)) {
            Reset.on(ctx().channel());
        }
        List.copyOf(streams.values()).forEach(stream -> stream.watch()
                .check(now, stream.answers().pending(), stream.answers().progress()));
    }

    @Override
    public void spare(long now) {
        if (clock.idleFor(ClientClock.SPARE, now)) {
            drain();
        }
    }

    /// Two steps (RFC 9113 §6.8): no new connection's worth of requests; and when the client has seen that, and what
    /// it had sent before is here, no new stream.
    @Override
    public void drain() {
        ctx().write(new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR).setExtraStreamIds(Integer.MAX_VALUE));
        ctx().writeAndFlush(new DefaultHttp2PingFrame(SEEN));
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof Http2PingFrame ping && ping.ack() && ping.content() == SEEN) {
            ctx.writeAndFlush(new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR));
            ctx.close();
        }
        ReferenceCountUtil.release(message);
    }

    /// Closed at once: a client that floods may well not read, so nobody waits until it has the GOAWAY.
    private void flooded() {
        ctx().writeAndFlush(new DefaultHttp2GoAwayFrame(Http2Error.ENHANCE_YOUR_CALM));
        ctx().channel().pipeline().firstContext().close();
    }

    /// Netty answers errors of the connection with GOAWAY and closes it.
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {}
}
