package io.banyan.upstream;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One connection of a client as upstreams know it: the event loop that it lives on, and the idle
/// connections, of all upstreams, that served its requests last. They end with it. The streams of HTTP/2 are
/// one client.
public final class Client {
    private final EventLoop loop;
    private final boolean again;
    private final List<UpstreamConnection> own = new ArrayList<>(0);
    private boolean asked;
    private boolean askedBefore;
    private boolean gone;
    private @Nullable Client once;

    Client(EventLoop loop) {
        this(loop, true);
    }

    private Client(EventLoop loop, boolean again) {
        this.loop = loop;
        this.again = again;
    }

    /// Of a connection that is open and has its event loop.
    public static Client on(Channel connection) {
        Client client = new Client(connection.eventLoop());
        connection.closeFuture().addListener(closed -> client.leaves());
        return client;
    }

    /// Of no connection: for calls that nobody's request is behind.
    public static Client ofNobody(EventLoop loop) {
        return new Client(loop);
    }

    /// Another one on the same event loop, none of whose requests is ever sent a second time, not even where a kept
    /// connection turns out closed: for calls of which each has its price.
    public Client once() {
        if (once == null) {
            once = new Client(loop, false);
        }
        return once;
    }

    public EventLoop loop() {
        return loop;
    }

    /// Whether what is `repeatable` may be sent again.
    boolean asksAgain() {
        return again;
    }

    /// One more request begins.
    public void asks() {
        askedBefore = asked;
        asked = true;
    }

    /// Whether it has sent nothing before its last request.
    boolean isNew() {
        return !askedBefore;
    }

    /// The one released last is the last.
    List<UpstreamConnection> own() {
        return own;
    }

    boolean isGone() {
        return gone;
    }

    /// One that served this client last begins to wait for a call.
    void keeps(UpstreamConnection connection) {
        own.add(connection);
    }

    /// One of its own waits no more.
    void loses(UpstreamConnection connection) {
        own.remove(connection);
    }

    private void leaves() {
        gone = true;
        List.copyOf(own).forEach(UpstreamConnection::ownerLeft);
    }
}
