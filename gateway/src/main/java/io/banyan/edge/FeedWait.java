package io.banyan.edge;

import io.banyan.freshness.Demand;
import io.banyan.freshness.FreshnessState;
import io.banyan.freshness.FreshnessState.Way;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A read that waits for the feed, at most `max-wait`, before it is known who answers it. It waits for news in memory,
/// never for Redis.
final class FeedWait implements Runnable {
    private final FreshnessState view;
    private final Demand demand;
    private final InstantSource clock;
    private final EventLoop loop;
    private final Runnable then;
    private @Nullable Future<?> end;
    private boolean over;

    FeedWait(FreshnessState view, Demand demand, InstantSource clock, EventLoop loop, Runnable then) {
        this.view = view;
        this.demand = demand;
        this.clock = clock;
        this.loop = loop;
        this.then = then;
    }

    /// Whether news of the feed may help a read.
    static boolean isOfUse(FreshnessState view, Demand demand, long nowMillis) {
        return demand.ticket() != null
                && !demand.spoilt()
                && view.fed()
                && view.rule().limits().maxWait().isPositive()
                && view.before(demand, nowMillis) == Way.TICKET;
    }

    void start() {
        Duration most = view.rule().limits().maxWait();
        end = loop.schedule(this::goOn, most.toMillis(), TimeUnit.MILLISECONDS);
        look();
    }

    /// There is news. Comes on the feed's thread.
    @Override
    public void run() {
        loop.execute(this::look);
    }

    private void look() {
        if (over) {
            return;
        }
        view.onNews(this);
        if (view.before(demand, clock.millis()) != Way.TICKET) {
            goOn();
        }
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
