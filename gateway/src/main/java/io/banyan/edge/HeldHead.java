package io.banyan.edge;

import io.banyan.exchange.Failure;
import io.banyan.upstream.CallAround;
import io.banyan.upstream.CallListener;
import io.banyan.upstream.Unexpected;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// A call whose head is held until whoever extends this lets it go on. What comes behind the head is held with it, and
/// nothing more is read meanwhile.
abstract class HeldHead extends CallAround {
    private final ArrayDeque<HttpContent> held = new ArrayDeque<>();
    private @Nullable HttpResponse waiting;
    private boolean cancelled;
    /// The client can take what comes.
    private boolean wanted = true;

    HeldHead(CallListener listener) {
        super(listener);
    }

    /// Whether a head is to be held.
    abstract boolean isToBeHeld(HttpResponse head);

    /// A head is held from now on: sees to it that [#goOn] is called.
    abstract void held(HttpResponse head);

    /// Nothing needs to be waited for any more.
    abstract void stopWaiting();

    @Override
    public final void head(HttpResponse response) {
        if (!isToBeHeld(response)) {
            super.head(response);
            return;
        }
        waiting = response;
        super.reading(false);
        held(response);
    }

    /// Does something later, when nobody above hears what it throws.
    final void later(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error unexpected) {
            Unexpected.log("an answer whose ticket was waited for", unexpected);
            cancel();
            super.failed(Failure.UNEXPECTED);
        }
    }

    final void goOn() {
        HttpResponse head = waiting;
        waiting = null;
        stopWaiting();
        if (head == null || cancelled) {
            return;
        }
        super.head(head);
        while (!held.isEmpty() && !cancelled) {
            super.content(held.remove());
        }
        if (!cancelled) {
            super.readComplete();
            reading(wanted);
        }
    }

    @Override
    public final void content(HttpContent content) {
        if (waiting == null) {
            super.content(content);
        } else {
            held.add(content);
        }
    }

    @Override
    public final void readComplete() {
        if (waiting == null) {
            super.readComplete();
        }
    }

    @Override
    public final void failed(Failure failure) {
        goOn();
        if (!cancelled) {
            super.failed(failure);
        }
    }

    /// While the head waits, nothing is read whatever the client can take.
    @Override
    public final void reading(boolean on) {
        wanted = on;
        if (!on || waiting == null) {
            super.reading(on);
        }
    }

    @Override
    public final void cancel() {
        cancelled = true;
        held.forEach(HttpContent::release);
        held.clear();
        goOn();
        super.cancel();
    }
}
