package io.banyan.functions.runtime;

import io.banyan.functions.environment.RuntimeCalls;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Opens the ports.
public final class RuntimeApi {
    /// AWS's client tells of an error in a header, with its stack.
    private static final int LARGEST_HEAD = 1 << 20;

    private final EventLoopGroup loops;

    public RuntimeApi(EventLoopGroup loops) {
        this.loops = loops;
    }

    /// A port that speaks for one environment, until it is closed with all its connections.
    public static final class Port implements AutoCloseable {
        private final Channel channel;
        private final ChannelGroup connections;

        private Port(Channel channel, ChannelGroup connections) {
            this.channel = channel;
            this.connections = connections;
        }

        /// `127.0.0.1:41234`, as a process is told of it.
        public String address() {
            return "127.0.0.1:" + ((InetSocketAddress) channel.localAddress()).getPort();
        }

        @Override
        public void close() {
            channel.close();
            connections.close();
        }
    }

    /// Opens any free port. Waits for a moment: not for an event loop.
    public Port open(RuntimeCalls calls) throws IOException {
        ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
        ServerBootstrap server = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        connections.add(channel);
                        HttpDecoderConfig config = new HttpDecoderConfig()
                                .setMaxHeaderSize(LARGEST_HEAD)
                                .setMaxInitialLineLength(8192);
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(config),
                                        new HttpServerKeepAliveHandler(),
                                        new RuntimeHandler(calls));
                    }
                });
        ChannelFuture bound = server.bind(InetAddress.ofLiteral("127.0.0.1"), 0).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException("no port on loopback could be opened: " + bound.cause(), bound.cause());
        }
        return new Port(bound.channel(), connections);
    }
}
