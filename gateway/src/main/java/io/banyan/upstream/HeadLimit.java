package io.banyan.upstream;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// How long a side may take from the end of a request to the head of its answer. On its call's event loop.
final class HeadLimit {
    private final EventLoop loop;
    private final @Nullable Duration timeout;
    private @Nullable ScheduledFuture<?> running;
    private boolean over;

    /// @param timeout null = for ever
    HeadLimit(EventLoop loop, @Nullable Duration timeout) {
        this.loop = loop;
        this.timeout = timeout;
    }

    /// The request is out; the second time nothing happens, nor after the end.
    void start(Runnable late) {
        if (timeout != null && running == null && !over) {
            running = loop.schedule(late, timeout.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// The head is here, or nobody waits for it.
    void end() {
        over = true;
        if (running != null) {
            running.cancel(false);
        }
    }

    /// Runs it on the loop, from any thread.
    void soon(Runnable task) {
        loop.execute(task);
    }
}
