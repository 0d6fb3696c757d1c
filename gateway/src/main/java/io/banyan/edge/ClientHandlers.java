package io.banyan.edge;

import io.banyan.split.ClientAddress;
import io.banyan.tls.PlainOnTls;
import io.banyan.upstream.Client;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.Executor;

/// Gives each client connection its handlers: those of the PROXY protocol and of TLS, where they are on, then HTTP.
final class ClientHandlers extends ChannelInitializer<Channel> {
    private final EdgeOptions options;
    private final Intake intake;
    private final OpenConnections connections;
    private final Executor handshakes;
    private final ProxyFaults proxyFaults = new ProxyFaults();

    /// @param handshakes where signatures are made: on an event loop each would stall every exchange for a millisecond
    ClientHandlers(EdgeOptions options, Intake intake, OpenConnections connections, Executor handshakes) {
        this.options = options;
        this.intake = intake;
        this.connections = connections;
        this.handshakes = handshakes;
    }

    /// Where the PROXY protocol is spoken, a trusted proxy's header comes first of all.
    @Override
    protected void initChannel(Channel channel) {
        ProxyRules proxies = options.proxies();
        ClientAddress socket = Intake.socket(channel);
        if (proxies.header() && proxies.trusted().trusts(socket)) {
            ProxyStart start = new ProxyStart(socket, options.limits().headTime(), proxyFaults, this::open);
            connections.put(channel, start);
            channel.pipeline().addLast("proxy", start);
            return;
        }
        if (proxies.header()) {
            channel.pipeline().addLast("stray", new StrayProxyHeader(proxyFaults, socket));
        }
        open(channel);
    }

    /// TLS where it is on, and HTTP.
    private void open(Channel channel) {
        SslContext tls = options.tls();
        if (tls == null) {
            plain(channel);
            return;
        }
        SslHandler handshake = tls.newHandler(channel.alloc(), handshakes);
        handshake.setHandshakeTimeoutMillis(options.limits().headTime().toMillis());
        TlsStart start = new TlsStart((ctx, streams) -> {
            if (streams) {
                connections.put(channel, StreamsConnection.on(channel, intake));
            } else {
                plain(channel).channelActive(ctx);
            }
        });
        connections.put(channel, start);
        channel.pipeline()
                .addLast("plain", new PlainOnTls())
                .addLast("tls", handshake)
                .addLast("start", start);
    }

    private ClientConnection plain(Channel channel) {
        Limits limits = options.limits();
        ClientClock clock = new ClientClock(limits, System.nanoTime());
        ClientConnection client = new ClientConnection(channel, intake, clock, Client.on(channel));
        connections.put(channel, ClientWatch.of(channel, client, clock));
        channel.pipeline()
                .addLast("decoder", new RequestDecoder(limits, clock))
                .addLast("encoder", new ResponseEncoder())
                .addLast("flow", new FlowControlHandler())
                .addLast("client", client);
        return client;
    }
}
