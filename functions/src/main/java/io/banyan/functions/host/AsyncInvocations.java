package io.banyan.functions.host;

import io.banyan.functions.environment.Invocation;
import io.banyan.functions.environment.Pool;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/// Events that nobody waits for the answer of: each is given to its function as soon as that has a place, once.
public final class AsyncInvocations {
    static final int MOST = 1_000;
    static final long MOST_BYTES = 64L << 20;

    private record Held(Pool pool, Invocation invocation) {}

    private final ArrayDeque<Held> held = new ArrayDeque<>();
    private long bytes;

    /// False: too many wait already.
    public boolean take(Pool pool, Invocation invocation) {
        synchronized (held) {
            if (held.isEmpty() && pool.invoke(invocation)) {
                return true;
            }
            if (held.size() >= MOST || bytes + invocation.event().length > MOST_BYTES) {
                return false;
            }
            held.addLast(new Held(pool, invocation));
            bytes += invocation.event().length;
            return true;
        }
    }

    /// Gives what can be given by now, each function's in their order.
    void give() {
        synchronized (held) {
            Set<Pool> full = new HashSet<>();
            held.removeIf(one -> {
                if (full.contains(one.pool()) || !one.pool().invoke(one.invocation())) {
                    full.add(one.pool());
                    return false;
                }
                bytes -= one.invocation().event().length;
                return true;
            });
        }
    }
}
