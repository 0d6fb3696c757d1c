package io.banyan.edge;

import io.banyan.compare.Seen;
import io.banyan.exchange.Failure;
import io.banyan.route.Side;
import io.banyan.shadow.NotCompared;
import io.banyan.upstream.Call;
import io.banyan.upstream.CallListener;
import io.banyan.upstream.EndlessAnswer;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The call with a copy of a read: gathers its answer within the group's time, and does nothing else about it. Lives on
/// the event loop of copies.
final class ShadowCall implements CallListener {
    /// A timer that comes so much too late was held up by this process, which may have been stopped for a while.
    private static final Duration HELD_UP = Duration.ofMillis(500);

    private final ShadowCopy copy;
    private final KeptBytes body;
    private final InstantSource clock;
    private final Instant sent;
    private final Over over;
    private @Nullable Future<?> late;
    private @Nullable Seen head;
    private long startedNanos;
    private boolean done;

    /// Hears how it ended, once.
    interface Over {
        void whole(Seen answer);

        void failed(String why);

        void notCompared(NotCompared why);
    }

    ShadowCall(ShadowCopy copy, KeptBytes body, InstantSource clock, Over over) {
        this.copy = copy;
        this.body = body;
        this.clock = clock;
        this.sent = clock.instant();
        this.over = over;
    }

    void start(Call made, EventLoop loop) {
        copy.calls(made);
        Instant begun = clock.instant();
        Duration timeout = copy.rule().timeout();
        later(loop, () -> {
            if (clock.instant().isAfter(begun.plus(timeout).plus(HELD_UP))) {
                later(loop, this::giveUp);
            } else {
                giveUp();
            }
        });
        startedNanos = System.nanoTime();
        made.start();
    }

    private void later(EventLoop loop, Runnable then) {
        late = loop.schedule(then, copy.rule().timeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void head(HttpResponse response) {
        copy.head(System.nanoTime() - startedNanos);
        head = ShadowHeads.seen(copy.to(), response, copy.sides(), copy.request(), sent);
        NotCompared why = EndlessAnswer.is(response) ? NotCompared.TOO_LARGE : body.begin(response);
        if (why != null) {
            drop(why);
        }
    }

    @Override
    public void content(HttpContent content) {
        try {
            NotCompared full = done ? null : body.add(content.content());
            if (full != null) {
                drop(full);
            } else if (content instanceof LastHttpContent && end()) {
                Seen seen = head;
                if (seen == null) {
                    over.failed(side() + " gave no answer");
                } else {
                    over.whole(new Seen(seen.status(), seen.headers(), body.whole(), seen.proof(), sent));
                }
            }
        } finally {
            content.release();
        }
    }

    @Override
    public void failed(Failure failure) {
        if (end()) {
            over.failed(side() + " failed: " + failure.tag());
        }
    }

    /// MODERN is to hear who asks, and nobody knows.
    void unknown() {
        if (end()) {
            over.failed("nobody could say who asks");
        }
    }

    /// Nobody waits for it any more.
    void abandon() {
        end();
    }

    /// Banyan's own code failed to make the call.
    void broke() {
        drop(NotCompared.UNEXPECTED);
    }

    private void giveUp() {
        if (end()) {
            long millis = copy.rule().timeout().toMillis();
            over.failed(side() + " gave no whole answer within " + millis + " ms");
            copy.cancelCall();
        }
    }

    private void drop(NotCompared why) {
        if (end()) {
            over.notCompared(why);
        }
    }

    private boolean end() {
        boolean first = !done;
        done = true;
        if (late != null) {
            late.cancel(false);
        }
        return first;
    }

    private Side side() {
        return copy.to();
    }
}
