package io.banyan.edge;

import io.banyan.freshness.PositionQuestions;
import io.banyan.position.Position;
import io.banyan.upstream.Call;
import io.banyan.upstream.CallListener;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.concurrent.Future;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// LEGACY's call, whose head waits for what its client's ticket needs: for the database's word on where it is, asked
/// once the head has come, at most 20 ms; and until the ticket is kept under the client's key, at most `max-wait`. What
/// comes behind the head waits with it.
final class HeadWait extends HeldHead {
    static final long MOST_MILLIS = 20;

    private final GivenTicket ticket;
    private final Freshness all;
    private final EventLoop loop;
    private @Nullable Future<?> end;

    private HeadWait(CallListener listener, GivenTicket ticket, Freshness all, EventLoop loop) {
        super(listener);
        this.ticket = ticket;
        this.all = all;
        this.loop = loop;
    }

    /// The call that `made` makes, heard by way of this.
    static Call around(
            CallListener listener,
            Function<CallListener, Call> made,
            GivenTicket ticket,
            Freshness all,
            EventLoop loop) {
        HeadWait wait = new HeadWait(listener, ticket, all, loop);
        return wait.over(made.apply(wait));
    }

    @Override
    boolean isToBeHeld(HttpResponse head) {
        return ticket.next().wantsPosition(head) || ticket.isKeptByKey();
    }

    @Override
    void held(HttpResponse head) {
        PositionQuestions database = ticket.next().wantsPosition(head) ? all.database() : null;
        if (database == null) {
            keep(head);
        } else {
            ask(database, head);
        }
    }

    private void ask(PositionQuestions database, HttpResponse head) {
        Future<?> patience = loop.schedule(() -> later(() -> told(head, null)), MOST_MILLIS, TimeUnit.MILLISECONDS);
        end = patience;
        database.ask()
                .whenComplete((position, failed) -> loop.execute(() -> {
                    if (end == patience) {
                        later(() -> told(head, position));
                    }
                }));
    }

    private void told(HttpResponse head, @Nullable Position position) {
        stopWaiting();
        ticket.next().found(position);
        if (ticket.isKeptByKey()) {
            keep(head);
        } else {
            goOn();
        }
    }

    private void keep(HttpResponse head) {
        CompletableFuture<Boolean> kept = ticket.keep(head);
        if (kept.isDone() || !all.isStoreTrusted()) {
            kept(kept.getNow(false));
            return;
        }
        Future<?> patience = loop.schedule(
                () -> later(() -> kept(false)), all.rule().keyWait().toMillis(), TimeUnit.MILLISECONDS);
        end = patience;
        kept.thenAccept(certain -> loop.execute(() -> {
            if (end == patience) {
                later(() -> kept(certain));
            }
        }));
    }

    private void kept(boolean certain) {
        stopWaiting();
        if (certain) {
            ticket.isKept();
        }
        goOn();
    }

    @Override
    void stopWaiting() {
        if (end != null) {
            end.cancel(false);
        }
        end = null;
    }
}
