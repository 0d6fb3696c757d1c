package io.banyan.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;

/// Failed preview attempts by address: after 10 within a minute an address gets no further look at its tokens until
/// the oldest of the 10 is a minute old. Keeps at most 10,000 addresses (IPv6 by /64), the least recently failed goes
/// first.
public final class PreviewAttempts {
    static final int FAILURES = 10;
    static final Duration WINDOW = Duration.ofMinutes(1);
    static final int ADDRESSES = 10_000;

    private final Map<String, ArrayDeque<Instant>> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ArrayDeque<Instant>> eldest) {
            return size() > ADDRESSES;
        }
    };

    /// True when the address may try.
    public synchronized boolean mayTry(String network, Instant now) {
        ArrayDeque<Instant> times = failures.get(network);
        return times == null
                || times.size() < FAILURES
                || !now.isBefore(times.getFirst().plus(WINDOW));
    }

    /// Notes a failure.
    public synchronized void failed(String network, Instant now) {
        ArrayDeque<Instant> times = failures.computeIfAbsent(network, address -> new ArrayDeque<>(FAILURES));
        if (times.size() == FAILURES) {
            times.removeFirst();
        }
        times.addLast(now);
    }

    synchronized int addresses() {
        return failures.size();
    }
}
