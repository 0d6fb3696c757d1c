package io.banyan.edge;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/// Asks a client's connection for one piece at a time: of a body, the next head, or the news that the client has
/// gone. What is already decoded comes at once, one piece a turn of a loop, so that ten thousand tiny chunks need no
/// deep stack. Of a pipelined next request at most the head is read ahead, and kept here.
final class ClientReads {
    private final Channel client;
    private @Nullable HttpRequest ahead;
    private boolean wanted;
    private boolean asked;
    private boolean pumping;
    private boolean ended;

    ClientReads(Channel client) {
        this.client = client;
    }

    /// One more piece is wanted. It comes soon, unless a head that was read ahead is still kept.
    void on() {
        wanted = true;
        if (pumping) {
            return;
        }
        pumping = true;
        while (wanted && !asked && !ended && ahead == null) {
            wanted = false;
            asked = true;
            client.read();
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

    /// Keeps the head of the next request until its turn.
    void keep(HttpRequest next) {
        ahead = next;
    }

    boolean keepsHead() {
        return ahead != null;
    }

    /// The head that was read ahead, if any.
    @Nullable
    HttpRequest next() {
        HttpRequest next = ahead;
        ahead = null;
        return next;
    }

    /// Nothing more is wanted for good.
    void end() {
        ended = true;
        HttpRequest next = next();
        if (next != null) {
            ReferenceCountUtil.release(next);
        }
    }
}
