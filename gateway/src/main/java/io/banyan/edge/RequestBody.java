package io.banyan.edge;

import io.banyan.upstream.Call;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/// A request's body on its way: asks the client for the next piece when a call can take it, and holds the client to
/// its limits only while the next piece is owed, which it is not while the client may wait for a 100.
final class RequestBody {
    private final ClientReads reads;
    private final ClientClock clock;
    private final HttpRequest head;
    private final boolean follows;
    private boolean awaitsContinue;
    private boolean ended;

    RequestBody(ClientReads reads, ClientClock clock, ClientRequest request) {
        this.reads = reads;
        this.clock = clock;
        this.head = request.head();
        this.follows = request.hasBody();
        this.awaitsContinue = follows && HttpUtil.is100ContinueExpected(head);
    }

    void begin() {
        if (!follows) {
            reads.on();
        }
    }

    boolean ended() {
        return ended;
    }

    /// Takes over the reference.
    ///
    /// @param call null = nobody takes it any more
    /// @param answered the client has its answer, or a part of it, already
    void piece(HttpContent content, @Nullable Call call, boolean answered) {
        if (ended) {
            content.release();
            reads.on();
            return;
        }
        boolean last = content instanceof LastHttpContent;
        ended = last;
        awaitsContinue = false;
        if (follows && call != null) {
            call.body(TrailerRules.ofRequest(content, head));
        } else {
            content.release();
        }
        if (last) {
            nothingIsOwed();
            reads.on();
        } else if (call != null && call.writable()) {
            await(answered);
        } else {
            nothingIsOwed();
        }
    }

    /// The call can take more.
    void more(boolean answered) {
        if (follows && !ended) {
            await(answered);
        }
    }

    /// A 1xx came: a 100 invites the body.
    void interim(int status, boolean answered) {
        if (awaitsContinue && status == 100) {
            awaitsContinue = false;
            more(answered);
        }
    }

    /// The upstream is waited for, not the client.
    void nothingIsOwed() {
        clock.busy();
    }

    private void await(boolean answered) {
        if (awaitsContinue || answered) {
            nothingIsOwed();
        } else {
            clock.body(System.nanoTime());
        }
        reads.on();
    }
}
