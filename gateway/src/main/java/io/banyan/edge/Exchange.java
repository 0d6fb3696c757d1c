package io.banyan.edge;

import io.banyan.exchange.Failure;
import io.banyan.exchange.Outcome;
import io.banyan.upstream.Call;
import io.banyan.upstream.CallListener;
import io.banyan.upstream.Unexpected;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/// One request and its answer, from its first call to its outcome: what a call brings goes to the client; where one
/// fails before its first byte, LEGACY's may follow; the end is told once. Lives on its client's event loop.
final class Exchange implements CallListener {
    private final ClientConnection client;
    private final Sides sides;
    private final RequestBody body;
    private final Answer answer;
    private final ExchangeTally tally;
    private @Nullable Call call;
    private State state = State.CALLING;
    private boolean keepAlive;
    private @Nullable ScheduledFuture<?> over;

    /// `CALLING` until the final head goes out; `OVER` when the outcome is told.
    private enum State {
        CALLING,
        ANSWERING,
        TUNNEL,
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
        over = sides.whenOver(this::outOfTime);
        if (!sides.waits(this::goOn)) {
            begin(sides.first(this));
        }
    }

    /// Its client may have gone meanwhile; and nobody above hears what this throws.
    private void goOn() {
        try {
            if (state != State.OVER) {
                begin(sides.first(this));
            }
        } catch (RuntimeException | Error unexpected) {
            broke(unexpected);
        }
    }

    private void begin(@Nullable Call next) {
        call = next;
        if (next == null) {
            refuse(sides.refusal());
        } else {
            next.start();
        }
    }

    /// Whoever called has given up.
    private void outOfTime() {
        if (state == State.CALLING) {
            dropCall();
            refuse(Refusal.OUT_OF_TIME);
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
            body.piece(content, call, state != State.CALLING);
        }
    }

    @Override
    public void ready() {
        body.more(state != State.CALLING);
    }

    @Override
    public void interim(HttpResponse head) {
        answer.interim(sides.heads().interim(head));
        body.interim(head.status().code(), state != State.CALLING);
    }

    @Override
    public void head(HttpResponse head) {
        Failure unwanted = sides.answered(head);
        if (unwanted != null) {
            dropCall();
            failed(unwanted);
            return;
        }
        HttpResponse seen = sides.heads().head(head);
        tally.answered(seen);
        body.nothingIsOwed();
        boolean early = !body.ended() && seen.status().code() >= 400;
        state = State.ANSWERING;
        keepAlive = answer.head(seen, client.mayKeepAlive() && !early);
    }

    @Override
    public void content(HttpContent content) {
        boolean last = content instanceof LastHttpContent;
        if (content instanceof LastHttpContent end) {
            sides.heads().end(end);
        }
        sides.passes(content);
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
        tally.upgraded();
        sides.upgraded();
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
        if (sides.legacyMayAnswer(failure, state != State.CALLING)) {
            begin(sides.fallBack(failure, this));
        } else {
            cutOrRefuse(new Outcome.Cut(), Refusal.of(failure).because(sides.wrong()));
        }
    }

    private void cutOrRefuse(Outcome cut, Refusal refusal) {
        if (state != State.CALLING) {
            end(cut);
            answer.cut();
        } else {
            refuse(refusal);
        }
    }

    private void refuse(Refusal refusal) {
        var written = answer.refuse(refusal, sides.refused());
        end(sides.refusedAs());
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
            if (over != null) {
                over.cancel(false);
            }
            sides.ended(last, tally, answer);
        }
    }
}
