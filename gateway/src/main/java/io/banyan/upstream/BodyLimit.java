package io.banyan.upstream;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// How long a side may pause within an answer's body. The time in which its client does not read does not
/// count. Looks ten times within the limit, at no piece's cost, so a pause is ended after the limit and at
/// most a tenth more. On its call's event loop.
final class BodyLimit {
    private static final int LOOKS = 10;
    private final EventLoop loop;
    private final @Nullable Duration timeout;
    private final Runnable stalled;
    private @Nullable ScheduledFuture<?> next;
    private boolean running;
    private boolean paused;
    private int silentLooks;

    /// @param timeout null = for ever
    /// @param stalled runs at most once, not after the end
    BodyLimit(EventLoop loop, @Nullable Duration timeout, Runnable stalled) {
        this.loop = loop;
        this.timeout = timeout;
        this.stalled = stalled;
    }

    /// The head is here. Looks only once a read ends before the body does: most answers come in one.
    void begin() {
        running = timeout != null;
    }

    /// Something came, or is waited for anew.
    void moved() {
        silentLooks = 0;
        if (running && !paused && next == null) {
            lookLater();
        }
    }

    /// Whether the answer is read on.
    void reading(boolean on) {
        paused = !on;
        moved();
    }

    /// The whole body is here, or nobody waits for it.
    void end() {
        running = false;
        if (next != null) {
            next.cancel(false);
        }
    }

    private void lookLater() {
        if (timeout != null) {
            next = loop.schedule(this::look, timeout.toNanos() / LOOKS, TimeUnit.NANOSECONDS);
        }
    }

    private void look() {
        next = null;
        if (!running || paused) {
            return;
        }
        silentLooks++;
        if (silentLooks > LOOKS) {
            running = false;
            stalled.run();
        } else {
            lookLater();
        }
    }
}
