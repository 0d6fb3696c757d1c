package io.banyan.edge;

import io.banyan.exchange.Failure;
import io.banyan.freshness.PositionQuestions;
import io.banyan.upstream.Call;
import io.banyan.upstream.CallListener;
import io.banyan.upstream.Unexpected;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// LEGACY's call, whose head waits for the database's word on where it is, where a ticket needs one: asked once the
/// head has come, and waited for at most 20 ms. What comes behind the head waits with it.
final class PositionWait implements Call, CallListener {
    static final long MOST_MILLIS = 20;

    private final CallListener listener;
    private final NextTicket ticket;
    private final PositionQuestions database;
    private final EventLoop loop;
    private final ArrayDeque<HttpContent> held = new ArrayDeque<>();
    private @Nullable Call call;
    private @Nullable HttpResponse waiting;
    private @Nullable Future<?> end;
    private boolean cancelled;
    /// The client can take what comes.
    private boolean wanted = true;

    private PositionWait(CallListener listener, NextTicket ticket, PositionQuestions database, EventLoop loop) {
        this.listener = listener;
        this.ticket = ticket;
        this.database = database;
        this.loop = loop;
    }

    /// The call that `made` makes, heard by way of this.
    static Call around(
            CallListener listener,
            Function<CallListener, Call> made,
            NextTicket ticket,
            PositionQuestions database,
            EventLoop loop) {
        PositionWait wait = new PositionWait(listener, ticket, database, loop);
        wait.call = made.apply(wait);
        return wait;
    }

    @Override
    public void head(HttpResponse response) {
        if (!ticket.wantsPosition(response)) {
            listener.head(response);
            return;
        }
        waiting = response;
        if (call != null) {
            call.reading(false);
        }
        end = loop.schedule(this::goOnLater, MOST_MILLIS, TimeUnit.MILLISECONDS);
        database.ask()
                .whenComplete((position, failed) -> loop.execute(() -> {
                    if (waiting == response) {
                        ticket.found(position);
                        goOnLater();
                    }
                }));
    }

    /// Nobody above hears what it throws.
    private void goOnLater() {
        try {
            goOn();
        } catch (RuntimeException | Error unexpected) {
            Unexpected.log("an answer that waited for the database", unexpected);
            cancel();
            listener.failed(Failure.UNEXPECTED);
        }
    }

    private void goOn() {
        HttpResponse head = waiting;
        waiting = null;
        if (end != null) {
            end.cancel(false);
        }
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
    public void content(HttpContent content) {
        if (waiting == null) {
            listener.content(content);
        } else {
            held.add(content);
        }
    }

    @Override
    public void readComplete() {
        if (waiting == null) {
            listener.readComplete();
        }
    }

    @Override
    public void failed(Failure failure) {
        goOn();
        if (!cancelled) {
            listener.failed(failure);
        }
    }

    @Override
    public void ready() {
        listener.ready();
    }

    @Override
    public void interim(HttpResponse response) {
        listener.interim(response);
    }

    @Override
    public void upgraded(HttpResponse response, Channel upstream) {
        listener.upgraded(response, upstream);
    }

    @Override
    public void start() {
        if (call != null) {
            call.start();
        }
    }

    @Override
    public void body(HttpContent content) {
        if (call == null) {
            content.release();
        } else {
            call.body(content);
        }
    }

    @Override
    public boolean writable() {
        return call != null && call.writable();
    }

    /// While the head waits, nothing is read whatever the client can take.
    @Override
    public void reading(boolean on) {
        wanted = on;
        if (call != null && !(on && waiting != null)) {
            call.reading(on);
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        held.forEach(HttpContent::release);
        held.clear();
        goOn();
        if (call != null) {
            call.cancel();
        }
    }
}
