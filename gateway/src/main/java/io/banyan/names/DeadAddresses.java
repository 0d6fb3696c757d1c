package io.banyan.names;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which addresses took no connection when they were tried last. Such a one comes last; now and then it is on trial:
/// somebody tries it beside a connection that does not wait for it. The first trial is after a second, each next one
/// after twice as long, up to 30 seconds; one that takes a connection is as good as the others at once. Times as in
/// [KnownAddresses]. Not thread-safe.
final class DeadAddresses {
    static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Map<InetAddress, Pause> dead = new HashMap<>();

    void died(InetAddress address, long now) {
        Pause last = dead.get(address);
        if (last == null) {
            dead.put(address, new Pause(FIRST_PAUSE.toNanos(), now));
        } else if (last.isOver(now)) {
            dead.put(address, last.longer(now));
        }
    }

    void lives(InetAddress address) {
        dead.remove(address);
    }

    boolean isDead(InetAddress address) {
        return dead.containsKey(address);
    }

    /// One of these, dead, whose pause is over; its next pause begins. Null = none.
    @Nullable
    InetAddress trial(List<InetAddress> among, long now) {
        for (InetAddress address : among) {
            Pause pause = dead.get(address);
            if (pause != null && pause.isOver(now)) {
                dead.put(address, pause.longer(now));
                return address;
            }
        }
        return null;
    }

    /// Forgets all others.
    void keep(Collection<InetAddress> addresses) {
        dead.keySet().retainAll(addresses);
    }

    private record Pause(long nanos, long began) {
        boolean isOver(long now) {
            return now - began >= nanos;
        }

        Pause longer(long now) {
            return new Pause(Math.min(2 * nanos, LONGEST_PAUSE.toNanos()), now);
        }
    }
}
