package io.banyan.functions.api;

import io.banyan.functions.host.FunctionHost;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import java.io.IOException;
import java.net.InetSocketAddress;

/// The port that clients and commands ask.
public final class ApiServer implements AutoCloseable {
    private static final int LARGEST_HEAD = 64 << 10;
    private static final int LONGEST_LINE = 8 << 10;

    private final Channel channel;

    private ApiServer(Channel channel) {
        this.channel = channel;
    }

    /// Takes the port and answers.
    ///
    /// @param address port 0: any free one
    /// @throws IOException when the port is taken, or the address is not this machine's
    public static ApiServer start(
            InetSocketAddress address, FunctionHost host, Admission admission, EventLoopGroup loops)
            throws IOException {
        Router router = new Router(host, admission);
        ServerBootstrap server = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        HttpDecoderConfig config = new HttpDecoderConfig()
                                .setMaxHeaderSize(LARGEST_HEAD)
                                .setMaxInitialLineLength(LONGEST_LINE);
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(config),
                                        new HttpServerKeepAliveHandler(),
                                        new AdmittedBodies(admission),
                                        new BodyCollector(),
                                        new ApiHandler(router));
                    }
                });
        ChannelFuture bound = server.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(String.valueOf(bound.cause().getMessage()), bound.cause());
        }
        return new ApiServer(bound.channel());
    }

    /// Where it is: the port that was taken, where any would do.
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    @Override
    public void close() {
        channel.close().awaitUninterruptibly();
    }
}
