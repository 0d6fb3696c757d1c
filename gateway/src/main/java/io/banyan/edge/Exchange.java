package io.banyan.edge;

import io.banyan.exchange.ExchangeRecord;
import io.banyan.exchange.Failure;
import io.banyan.exchange.Outcome;
import io.banyan.upstream.Call;
import io.banyan.upstream.CallListener;
import io.banyan.upstream.Unexpected;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One request and its answer, from its first call to its outcome: what a call brings goes to the client; where one
/// fails before its first byte, LEGACY's may follow; the end is told once. Lives on its client's event loop.
///
/// Before a call is started, and before an answer's head is passed on, it is only the call that everybody waits for:
/// a step that takes its time belongs in `begin` or in `head`, and the client's reads go on meanwhile.
final class Exchange implements CallListener {
    private final ClientConnection client;
    private final Sides sides;
    private final RequestBody body;
    private final Answer answer;
    private final ExchangeTally tally;
    private @Nullable Call call;
    private State state = State.CALLING;
    private long called;
    private boolean keepAlive;

    private enum State {
        /// Nothing of an answer has gone out.
        CALLING,
        /// The final head has gone out.
        ANSWERING,
        /// Bytes go both ways.
        TUNNEL,
        /// The outcome is told.
        OVER
    }

    Exchange(ClientConnection client, Sides sides, RequestBody body, Answer answer, ExchangeTally tally) {
        this.client = client;
        this.sides = sides;
        this.body = body;
        this.answer = answer;
        this.tally = tally;
    }

    void start() {
        body.begin();
        begin(() -> sides.first(this));
    }

    private void begin(Supplier<@Nullable Call> made) {
        try {
            Call next = made.get();
            if (next == null) {
                refuse(sides.refusal());
                return;
            }
            call = next;
            called = System.nanoTime();
            next.start();
        } catch (RuntimeException | Error unexpected) {
            broke(unexpected);
        }
    }

    /// Banyan's own code failed on this exchange: the side that was called counts as failed.
    void broke(Throwable unexpected) {
        Unexpected.log("an exchange", unexpected);
        dropCall();
        failed(Failure.UNEXPECTED);
    }

    private void dropCall() {
        Call dropped = call;
        call = null;
        if (dropped != null) {
            dropped.cancel();
        }
    }

    /// A piece of the request's body, the last one included; takes over the reference.
    void body(HttpContent content) {
        tally.received(content.content().readableBytes());
        if (content.decoderResult().isFailure()) {
            content.release();
            broken(Refusal.bad("The request's body is malformed."));
        } else {
            body.piece(content, call, answer.started());
        }
    }

    boolean requestEnded() {
        return body.ended();
    }

    @Override
    public void sent() {
        body.more(answer.started());
    }

    @Override
    public void uploadable() {
        body.more(answer.started());
    }

    @Override
    public void interim(HttpResponse head) {
        answer.interim(ResponseHeads.fromLegacy(head));
        if (head.status().code() == 100) {
            body.invited(answer.started());
        }
    }

    @Override
    public void head(HttpResponse head) {
        sides.answered(System.nanoTime() - called);
        if (sides.isUnwanted(head)) {
            dropCall();
            failed(Failure.STATUS);
            return;
        }
        HttpResponse seen = sides.forClient(head);
        if (ResponseHeads.isEventStream(seen)) {
            tally.kind(ExchangeRecord.Kind.STREAM);
        }
        state = State.ANSWERING;
        client.waitsForUpstream();
        boolean early = !body.ended() && seen.status().code() >= 400;
        keepAlive = answer.head(seen, client.mayKeepAlive() && !early);
    }

    @Override
    public void content(HttpContent content) {
        boolean last = content instanceof LastHttpContent;
        var written = answer.content(content);
        if (last) {
            call = null;
            answer.flush();
            written.addListener(flushed -> {
                if (flushed.isSuccess()) {
                    end(null);
                    client.exchangeEnded(keepAlive && body.ended());
                }
            });
        } else if (call != null && !client.writable()) {
            call.reading(false);
        }
    }

    @Override
    public void readComplete() {
        answer.flush();
    }

    @Override
    public void upgraded(HttpResponse head, Channel upstream) {
        tally.kind(ExchangeRecord.Kind.TUNNEL);
        state = State.TUNNEL;
        call = null;
        answer.switching(ResponseHeads.switching(head));
        client.tunnel(upstream);
    }

    @Override
    public void failed(Failure failure) {
        call = null;
        if (state == State.OVER) {
            return;
        }
        if (sides.legacyMayAnswer(failure, answer.started())) {
            begin(() -> sides.fallBack(failure, this));
        } else {
            cutOrRefuse(new Outcome.Cut(), Refusal.of(failure));
        }
    }

    private void cutOrRefuse(Outcome cut, Refusal refusal) {
        if (answer.started()) {
            end(cut);
            answer.cut();
        } else {
            refuse(refusal);
        }
    }

    private void refuse(Refusal refusal) {
        var written = answer.refuse(refusal);
        end(new Outcome.Refused());
        client.closeAfter(written);
    }

    /// The client can take more of the answer.
    void clientWritable() {
        if (call != null) {
            call.reading(true);
        }
    }

    /// The client is at fault: its upstream request is reset, so that nobody takes it for a whole one.
    void broken(Refusal refusal) {
        dropCall();
        if (state != State.OVER) {
            cutOrRefuse(new Outcome.Cancelled(), refusal);
        }
    }

    /// The connection is gone, or a tunnel has ended.
    void gone() {
        dropCall();
        end(state == State.TUNNEL ? null : new Outcome.Cancelled());
    }

    /// @param last null = as it was begun
    private void end(@Nullable Outcome last) {
        if (state != State.OVER) {
            state = State.OVER;
            sides.ended(last, tally, answer);
        }
    }
}
