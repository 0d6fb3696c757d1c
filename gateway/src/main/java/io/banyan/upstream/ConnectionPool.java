package io.banyan.upstream;

import io.banyan.process.Shortage;
import io.netty.channel.EventLoop;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The idle connections of one upstream on one event loop, in the order of their release; [Reuse] says who
/// may have which. How many are open at once is bounded by the guards of the side, not here; at most 1,024
/// are kept idle.
final class ConnectionPool {
    private static final int MOST_IDLE = 1024;
    final HttpUpstream upstream;
    final EventLoop loop;
    final RetryBudget retries = new RetryBudget();
    private final Map<String, SequencedSet<UpstreamConnection>> idle = new HashMap<>();
    private final Reuse reuse;
    private int idleCount;
    private boolean sweeping;

    ConnectionPool(HttpUpstream upstream, EventLoop loop) {
        this.upstream = upstream;
        this.loop = loop;
        this.reuse = upstream.options().reuse();
    }

    /// An idle connection that this request of a client may go over, or null. The client's own come first.
    @Nullable
    UpstreamConnection take(Client client, UpstreamRequest request) {
        SequencedSet<UpstreamConnection> kept = idle.get(upstream.serverName(request));
        if (kept == null) {
            return null;
        }
        long now = System.nanoTime();
        List<UpstreamConnection> own = client.own();
        for (int i = own.size() - 1; i >= 0; i--) {
            UpstreamConnection last = own.get(i);
            if (kept.contains(last) && mayGoOver(last, client, request, true, now)) {
                return taken(last, kept);
            }
        }
        UpstreamConnection other = candidate(kept, now);
        return other != null && mayGoOver(other, client, request, false, now) ? taken(other, kept) : null;
    }

    /// What may be shared if any may: of all idle ones that which was released last, so that spare ones age
    /// and close; or, where it must have been silent, that which was for longest.
    private @Nullable UpstreamConnection candidate(SequencedSet<UpstreamConnection> kept, long now) {
        while (!kept.isEmpty()) {
            UpstreamConnection next = reuse == Reuse.ALWAYS ? kept.getLast() : kept.getFirst();
            if (next.usable(now, maxAge())) {
                return next;
            }
            drop(next);
        }
        return null;
    }

    private boolean mayGoOver(UpstreamConnection kept, Client client, UpstreamRequest request, boolean own, long now) {
        return reuse.allows(request.repeatable(), client.isNew(), own, now - kept.idleSinceNanos)
                && kept.usable(now, maxAge());
    }

    private UpstreamConnection taken(UpstreamConnection connection, SequencedSet<UpstreamConnection> kept) {
        if (kept.remove(connection)) {
            connection.idlesNoMore();
            idles(-1);
        }
        return connection;
    }

    /// Keeps a connection whose last answer is whole, or ends it.
    ///
    /// @param client whom it served
    void release(UpstreamConnection connection, Client client) {
        connection.unlease();
        long now = System.nanoTime();
        boolean own = reuse == Reuse.SAFE;
        boolean spent = upstream.retired()
                || Shortage.FILES.lasts()
                || connection.decoder.spent()
                || !connection.channel().isActive()
                || connection.maxIdleNanos <= 0
                || now - connection.bornNanos >= maxAge()
                || (own && client.isGone());
        SequencedSet<UpstreamConnection> kept = kept(connection);
        if (!spent && idleCount >= MOST_IDLE && !kept.isEmpty()) {
            drop(kept.getFirst());
        }
        if (spent || idleCount >= MOST_IDLE) {
            end(connection);
            return;
        }
        connection.idles(this, own ? client : null, now);
        connection.channel().config().setAutoRead(true);
        kept.add(connection);
        idles(1);
        sweepLater();
    }

    private SequencedSet<UpstreamConnection> kept(UpstreamConnection like) {
        return idle.computeIfAbsent(like.serverName, name -> new LinkedHashSet<>());
    }

    /// Ends one that is idle.
    void drop(UpstreamConnection connection) {
        end(taken(connection, kept(connection)));
    }

    /// A connection for each new client, closed in order, would hold its port for a minute each: a reset
    /// frees it.
    private void end(UpstreamConnection connection) {
        if (reuse == Reuse.SAFE) {
            Reset.on(connection.channel());
        } else {
            connection.channel().close();
        }
    }

    void closeIdle() {
        List.copyOf(idle.values()).forEach(kept -> List.copyOf(kept).forEach(this::drop));
        idle.clear();
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
        for (Iterator<SequencedSet<UpstreamConnection>> all = idle.values().iterator(); all.hasNext(); ) {
            SequencedSet<UpstreamConnection> kept = all.next();
            List.copyOf(kept).forEach(connection -> {
                if (!connection.usable(now, maxAge()) || Shortage.FILES.lasts()) {
                    drop(connection);
                }
            });
            if (kept.isEmpty()) {
                all.remove();
            }
        }
        sweeping = false;
        if (idleCount > 0) {
            sweepLater();
        }
    }
}
