package io.banyan.edge;

import io.banyan.exchange.Failure;
import io.banyan.upstream.Call;
import io.banyan.upstream.CallListener;
import io.banyan.upstream.Unexpected;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// A call whose head is held until whoever extends this lets it go on. What comes behind the head is held with it, and
/// nothing more is read meanwhile. Lives on its client's event loop.
abstract class HeldHead implements Call, CallListener {
    private final CallListener listener;
    private final ArrayDeque<HttpContent> held = new ArrayDeque<>();
    private @Nullable Call call;
    private @Nullable HttpResponse waiting;
    private boolean cancelled;
    /// The client can take what comes.
    private boolean wanted = true;

    HeldHead(CallListener listener) {
        this.listener = listener;
    }

    /// What is held and what is passed on, once it is made.
    final void of(Call made) {
        call = made;
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
            listener.head(response);
            return;
        }
        waiting = response;
        if (call != null) {
            call.reading(false);
        }
        held(response);
    }

    /// Does something later, when nobody above hears what it throws.
    final void later(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error unexpected) {
            Unexpected.log("an answer whose ticket was waited for", unexpected);
            cancel();
            listener.failed(Failure.UNEXPECTED);
        }
    }

    final void goOn() {
        HttpResponse head = waiting;
        waiting = null;
        stopWaiting();
        if (head == null || cancelled) {
            return;
        }
        listener.head(head);
        while (!held.isEmpty() && !cancelled) {
            listener.content(held.poll());
        }
        if (!cancelled) {
            listener.readComplete();
            reading(wanted);
        }
    }

    @Override
    public final void content(HttpContent content) {
        if (waiting == null) {
            listener.content(content);
        } else {
            held.add(content);
        }
    }

    @Override
    public final void readComplete() {
        if (waiting == null) {
            listener.readComplete();
        }
    }

    @Override
    public final void failed(Failure failure) {
        goOn();
        if (!cancelled) {
            listener.failed(failure);
        }
    }

    @Override
    public final void ready() {
        listener.ready();
    }

    @Override
    public final void interim(HttpResponse response) {
        listener.interim(response);
    }

    @Override
    public final void upgraded(HttpResponse response, Channel upstream) {
        listener.upgraded(response, upstream);
    }

    @Override
    public final void start() {
        if (call != null) {
            call.start();
        }
    }

    @Override
    public final void body(HttpContent content) {
        if (call == null) {
            content.release();
        } else {
            call.body(content);
        }
    }

    @Override
    public final boolean writable() {
        return call != null && call.writable();
    }

    /// While the head waits, nothing is read whatever the client can take.
    @Override
    public final void reading(boolean on) {
        wanted = on;
        if (call != null && !(on && waiting != null)) {
            call.reading(on);
        }
    }

    @Override
    public final void cancel() {
        cancelled = true;
        held.forEach(HttpContent::release);
        held.clear();
        goOn();
        if (call != null) {
            call.cancel();
        }
    }
}
