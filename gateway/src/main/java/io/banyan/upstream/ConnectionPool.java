package io.banyan.upstream;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The idle connections of one upstream on one event loop: last in, first out, so that spare ones age and close.
/// How many are open at once is bounded by the guards of the side, not here; at most 256 are kept idle.
final class ConnectionPool {
    private static final int MOST_IDLE = 256;
    final HttpUpstream upstream;
    final EventLoop loop;
    final RetryBudget retries = new RetryBudget();
    private final Map<String, ArrayDeque<UpstreamConnection>> idle = new HashMap<>();
    private int idleCount;
    private boolean sweeping;

    ConnectionPool(HttpUpstream upstream, EventLoop loop) {
        this.upstream = upstream;
        this.loop = loop;
    }

    /// The connection released last that has been idle for less than `maxIdleNanos`, or null.
    @Nullable
    UpstreamConnection take(String serverName, long maxIdleNanos) {
        ArrayDeque<UpstreamConnection> stack = idle.get(serverName);
        if (stack == null) {
            return null;
        }
        long now = System.nanoTime();
        UpstreamConnection last;
        while ((last = stack.peekLast()) != null) {
            if (last.usable(now, maxIdleNanos, maxAge())) {
                stack.pollLast();
                idles(-1);
                return last;
            }
            if (last.usable(now, Long.MAX_VALUE, maxAge())) {
                return null; // good for a read, and whatever lies below has been idle even longer
            }
            stack.pollLast();
            idles(-1);
            last.channel().close();
        }
        return null;
    }

    void release(UpstreamConnection connection) {
        connection.unlease();
        long now = System.nanoTime();
        boolean spent = upstream.retired()
                || connection.decoder.spent()
                || !connection.channel().isActive()
                || connection.maxIdleNanos <= 0
                || idleCount >= MOST_IDLE
                || now - connection.bornNanos >= maxAge();
        if (spent) {
            connection.channel().close();
            return;
        }
        connection.idleSinceNanos = now;
        connection.channel().config().setAutoRead(true);
        idle.computeIfAbsent(connection.serverName, name -> new ArrayDeque<>()).addLast(connection);
        idles(1);
        sweepLater();
    }

    void closeIdle() {
        idle.values()
                .forEach(stack ->
                        stack.forEach(connection -> connection.channel().close()));
        idle.clear();
        idles(-idleCount);
    }

    long maxIdle() {
        return upstream.options().maxIdle().toNanos();
    }

    private long maxAge() {
        return upstream.options().maxAge().toNanos();
    }

    private void idles(int more) {
        idleCount += more;
        upstream.idle().addAndGet(more);
    }

    private void sweepLater() {
        if (!sweeping) {
            sweeping = true;
            loop.schedule(this::sweep, 1, TimeUnit.SECONDS);
        }
    }

    private void sweep() {
        long now = System.nanoTime();
        for (Iterator<ArrayDeque<UpstreamConnection>> stacks = idle.values().iterator(); stacks.hasNext(); ) {
            ArrayDeque<UpstreamConnection> stack = stacks.next();
            stack.removeIf(connection -> {
                boolean keep = connection.usable(now, Long.MAX_VALUE, maxAge());
                if (!keep) {
                    connection.channel().close();
                    idles(-1);
                }
                return !keep;
            });
            if (stack.isEmpty()) {
                stacks.remove();
            }
        }
        sweeping = false;
        if (idleCount > 0) {
            sweepLater();
        }
    }
}
