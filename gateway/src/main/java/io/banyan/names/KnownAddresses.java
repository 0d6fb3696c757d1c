package io.banyan.names;

import io.banyan.names.LookedUp.Failed;
import io.banyan.names.LookedUp.Found;
import io.banyan.names.LookedUp.Gone;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The addresses of one name as last found, and when to look again. While looking up fails, the last good ones serve
/// on (RFC 8767): for 24 hours where name servers are silent or fail, for an hour where they say that the name is gone,
/// since its addresses may be given to somebody else. Times are readings of one clock in nanoseconds, as of
/// System.nanoTime. Not thread-safe.
final class KnownAddresses {
    /// A time-to-live of 0 would have us ask without a pause.
    static final Duration SHORTEST_TTL = Duration.ofSeconds(1);
    /// Longer ones are cut, so that a move is noticed within half a minute.
    static final Duration LONGEST_TTL = Duration.ofSeconds(30);

    static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    static final Duration HELD_WHILE_FAILING = Duration.ofHours(24);
    static final Duration HELD_WHILE_GONE = Duration.ofHours(1);

    private static final Comparator<InetAddress> BY_BYTES =
            Comparator.comparing(InetAddress::getAddress, Arrays::compareUnsigned);

    private List<InetAddress> good = List.of();
    private long confirmed;
    private long nextLook;
    private int failures;
    private long failingSince;
    private boolean gone;
    private long goneSince;
    private String why = "";

    KnownAddresses(long now) {
        this.nextLook = now;
    }

    void told(LookedUp told, long now) {
        switch (told) {
            case Found found -> found(found, now);
            case Gone no -> gone(no.why(), now);
            case Failed failed -> failed(failed.why(), now);
        }
    }

    private void found(Found found, long now) {
        List<InetAddress> usable = found.addresses().stream()
                .filter(address -> !address.isAnyLocalAddress() && !address.isMulticastAddress())
                .distinct()
                .sorted(BY_BYTES) // name servers shuffle them, and turns are counted
                .toList();
        if (usable.isEmpty()) {
            gone("it has only addresses that accept no connections", now);
            return;
        }
        good = usable;
        confirmed = now;
        failures = 0;
        gone = false;
        nextLook = now + clamp(found.ttl()).toNanos();
    }

    private void gone(String reason, long now) {
        if (!gone) {
            gone = true;
            goneSince = now;
        }
        failed(reason, now);
    }

    private void failed(String reason, long now) {
        if (failures == 0) {
            failingSince = now;
        }
        why = reason;
        failures++;
        Duration pause = Duration.ofSeconds(1L << Math.min(failures - 1, 10));
        nextLook = now + min(pause, LONGEST_PAUSE).toNanos();
    }

    /// It is time to look the name up.
    boolean due(long now) {
        return now - nextLook >= 0;
    }

    /// Those to connect to, in an order that stays while they do; empty where none was ever found or they were held
    /// for too long.
    List<InetAddress> serving(long now) {
        return good.isEmpty() || (failures > 0 && heldFor(now).isNegative()) ? List.of() : good;
    }

    /// What is wrong, with what serves all the same; null while looking up works.
    @Nullable
    Trouble trouble(long now) {
        if (failures == 0) {
            return null;
        }
        List<InetAddress> serving = serving(now);
        return new Trouble(
                why, Duration.ofNanos(now - failingSince), serving, serving.isEmpty() ? Duration.ZERO : heldFor(now));
    }

    /// For how long the last good addresses may still serve if nothing changes; negative = no more.
    private Duration heldFor(long now) {
        Duration failing = HELD_WHILE_FAILING.minusNanos(now - confirmed);
        return gone ? min(failing, HELD_WHILE_GONE.minusNanos(now - goneSince)) : failing;
    }

    private static Duration clamp(Duration ttl) {
        return ttl.compareTo(SHORTEST_TTL) < 0 ? SHORTEST_TTL : min(ttl, LONGEST_TTL);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /// A name that cannot be looked up.
    ///
    /// @param failing for how long
    /// @param serving the last good addresses; empty = none, connections fail
    /// @param left for how long they serve on at most
    record Trouble(String why, Duration failing, List<InetAddress> serving, Duration left) {}
}
