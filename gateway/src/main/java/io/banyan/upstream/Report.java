package io.banyan.upstream;

import io.banyan.exchange.Failure;
import io.netty.handler.codec.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/// Tells a guard how one call came out, once, and that its place is free, once: whatever ends the call, and
/// however often. An answer is a success when it is whole; an endless one when it begins.
final class Report {
    private final Guard guard;
    private final Pass pass;
    private final boolean patient;
    private State state = State.WAITING;
    private boolean left;

    /// `WAITING` for the head, then for the rest of the `BODY`; `TOLD` when the guard knows.
    private enum State {
        WAITING,
        BODY,
        TOLD
    }

    /// @param patient false = the guard may ask the pass to give up while it waits for the head
    Report(Guard guard, Pass pass, boolean patient) {
        this.guard = guard;
        this.pass = pass;
        this.patient = patient;
    }

    void begins() {
        if (!patient) {
            guard.waits(pass);
        }
    }

    /// Whether the head has not come yet.
    boolean waits() {
        return state == State.WAITING;
    }

    boolean isOver() {
        return left;
    }

    /// The head has come.
    ///
    /// @return why this head is no answer; null where it is one
    @Nullable
    Failure answered(UpstreamRequest request, HttpResponse head, boolean endless) {
        waitsNoMore();
        Failure failure = guard.answered(request, head);
        state = failure == null ? State.BODY : State.TOLD;
        if (endless) {
            ended();
        }
        return failure == Failure.STATUS ? null : failure;
    }

    /// The answer is whole, or nobody wants more.
    void ended() {
        waitsNoMore();
        switch (state) {
            case WAITING -> guard.cancelled();
            case BODY -> guard.succeeded(pass.probe());
            case TOLD -> {}
        }
        state = State.TOLD;
    }

    void failed(Failure failure) {
        waitsNoMore();
        if (state != State.TOLD) {
            state = State.TOLD;
            guard.failed(failure);
        }
    }

    private void waitsNoMore() {
        if (state == State.WAITING && !patient) {
            guard.waitsNoMore(pass);
        }
    }

    /// After one of the above.
    void leave() {
        if (!left) {
            left = true;
            guard.left();
        }
    }
}
