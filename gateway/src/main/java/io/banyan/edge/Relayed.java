package io.banyan.edge;

import io.banyan.split.ClientAddress;
import io.netty.channel.Channel;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.util.AttributeKey;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// Whose connection a trusted proxy relays, as its PROXY header says. It knows nothing of HTTP: whatever stands in the
/// requests on this connection is its client's word, and not the proxy's.
///
/// @param client as told; the proxy itself where none was told
/// @param told false = the header tells of no client that came by TCP: the proxy speaks for itself (LOCAL, as health
///     checks do), does not know (UNKNOWN), or names another family
record Relayed(ClientAddress client, boolean told) {
    private static final AttributeKey<Relayed> KEY = AttributeKey.valueOf(Relayed.class, "relayed");

    /// What a header says; null = an address in it is none.
    ///
    /// @param proxy that sent it
    static @Nullable Relayed by(HAProxyMessage header, ClientAddress proxy) {
        String source = header.sourceAddress();
        if (header.command() == HAProxyCommand.LOCAL || !overTcp(header) || source == null) {
            return new Relayed(proxy, false);
        }
        InetAddress client = ClientAddress.literal(source);
        return client == null ? null : new Relayed(ClientAddress.of(client, NetUtil.toAddressString(client)), true);
    }

    /// Whether the header names a family which a client of this port cannot have: a Unix socket, or datagrams.
    static boolean isOfAnotherFamily(HAProxyMessage header) {
        return header.command() == HAProxyCommand.PROXY
                && switch (header.proxiedProtocol()) {
                    case UNIX_STREAM, UNIX_DGRAM, UDP4, UDP6 -> true;
                    case UNKNOWN, TCP4, TCP6 -> false;
                };
    }

    private static boolean overTcp(HAProxyMessage header) {
        return switch (header.proxiedProtocol()) {
            case TCP4, TCP6 -> true;
            case UNKNOWN, UNIX_STREAM, UNIX_DGRAM, UDP4, UDP6 -> false;
        };
    }

    /// Keeps it for all requests of that connection.
    void keepFor(Channel connection) {
        connection.attr(KEY).set(this);
    }

    /// That of a connection, or of the one that a stream of HTTP/2 belongs to; null = its other end is its client.
    static @Nullable Relayed of(Channel channel) {
        Relayed own = channel.attr(KEY).get();
        Channel parent = channel.parent();
        return own == null && parent != null ? parent.attr(KEY).get() : own;
    }
}
