package io.banyan.edge;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;

/// Asks a client's connection for one piece at a time: of a body, the next head, or the news that the client has
/// gone. What is already decoded comes at once, one piece a turn of a loop, so that ten thousand tiny chunks need no
/// deep stack.
final class ClientReads {
    private final ChannelHandlerContext ctx;
    private boolean wanted;
    private boolean asked;
    private boolean pumping;
    private boolean stopped;

    ClientReads(ChannelHandlerContext ctx) {
        this.ctx = ctx;
    }

    ChannelHandlerContext ctx() {
        return ctx;
    }

    Channel channel() {
        return ctx.channel();
    }

    /// One more piece is wanted; it comes soon, or as soon as reads are no longer stopped.
    void on() {
        wanted = true;
        if (pumping) {
            return;
        }
        pumping = true;
        while (wanted && !asked && !stopped) {
            wanted = false;
            asked = true;
            ctx.read();
        }
        pumping = false;
    }

    /// A piece has come.
    void came() {
        asked = false;
    }

    /// The flow control counts a read as done when a turn of the socket ends, even if it brought nothing: asked again.
    void turnEnded() {
        if (asked) {
            asked = false;
            on();
        }
    }

    void stop() {
        stopped = true;
    }

    /// Takes [#stop] back; what is wanted meanwhile is asked for by the next [#on].
    void resume() {
        stopped = false;
    }
}
