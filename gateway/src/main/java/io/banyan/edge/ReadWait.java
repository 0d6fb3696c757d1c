package io.banyan.edge;

import io.banyan.freshness.Demand;
import io.banyan.freshness.FreshnessState;
import io.banyan.freshness.FreshnessState.Way;
import io.banyan.freshness.KeyTickets.Found;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A read that waits, at most `max-wait` in all, before it is known who answers it: for the ticket that is kept under
/// its client's key, and then for news of its view that reach its tickets. A look-up that is late, or is not made,
/// leaves it to LEGACY.
final class ReadWait implements Runnable {
    private final FreshRequest request;
    private final FreshnessState view;
    private final List<String> names;
    private final EventLoop loop;
    private final Runnable then;
    private @Nullable Future<?> end;
    private boolean lookedUp;
    private boolean over;

    /// @param names under which tickets of its client may be kept; none = it is not looked for any
    /// @param then runs once, now or later
    ReadWait(FreshRequest request, FreshnessState view, List<String> names, EventLoop loop, Runnable then) {
        this.request = request;
        this.view = view;
        this.names = names;
        this.loop = loop;
        this.then = then;
        this.lookedUp = names.isEmpty();
    }

    /// Whether news of the feed may help a read.
    static boolean isOfUse(FreshnessState view, Demand demand, InstantSource clock) {
        return demand.ticket() != null
                && !demand.spoilt()
                && view.fed()
                && view.rule().limits().maxWait().isPositive()
                && view.before(demand, clock.millis()) == Way.TICKET;
    }

    void start() {
        Freshness all = request.all();
        StickyTickets byKey = all.byKey();
        if (!lookedUp && byKey != null) {
            if (all.lost().some()) {
                names.forEach(
                        name -> request.mustSee(all.lost().of(name, all.clock().instant())));
            }
            CompletableFuture<Found> answer = byKey.kept().of(names, all.rule().longestLife());
            if (answer.isDone()) {
                take(answer.join());
            } else {
                answer.thenAccept(found -> loop.execute(() -> found(found)));
            }
        }
        Duration most = view.rule().limits().maxWait();
        end = loop.schedule(this::late, most.toMillis(), TimeUnit.MILLISECONDS);
        look();
    }

    private void found(Found found) {
        if (!over) {
            take(found);
            look();
        }
    }

    private void take(Found found) {
        lookedUp = true;
        request.mustSee(found.ticket());
        if (!found.known()) {
            request.isUnknown();
        }
    }

    private void late() {
        if (!lookedUp) {
            request.isUnknown();
        }
        goOn();
    }

    /// There is news. Comes on the feed's thread.
    @Override
    public void run() {
        loop.execute(this::look);
    }

    private void look() {
        if (over || !lookedUp) {
            return;
        }
        if (!isOfUse(view, request.demand(), request.all().clock())) {
            goOn();
            return;
        }
        view.onNews(this);
        if (view.before(request.demand(), now()) != Way.TICKET) {
            goOn();
        }
    }

    private long now() {
        return request.all().clock().millis();
    }

    private void goOn() {
        if (!over) {
            over = true;
            view.forget(this);
            if (end != null) {
                end.cancel(false);
            }
            then.run();
        }
    }
}
