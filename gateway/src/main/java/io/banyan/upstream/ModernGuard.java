package io.banyan.upstream;

import io.banyan.exchange.Failure;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Guards a group's MODERN side: bulkhead, then breaker. The breaker looks at 10 s, opens at the written share of
/// failures or after five failed connections in a row, and then gives up every call that still waits, so that no
/// client waits for a side known to hang. While half open a client is answered by LEGACY and a copy of its read is
/// the probe. After it closed, [Recovery] lets the keys back in steps.
public final class ModernGuard {
    private static final int CONNECT_FAILURES_IN_A_ROW = 5;
    private static final int PROBES = 5;
    private final Bulkhead bulkhead;
    private final CircuitBreaker breaker;
    private final InstantSource clock;
    private final AtomicInteger connectFailures = new AtomicInteger();
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private volatile Recovery recovery = Recovery.COMPLETE;

    public ModernGuard(String group, UpstreamSpec spec, InstantSource clock) {
        this.clock = clock;
        this.bulkhead = Bulkhead.of(
                group,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(spec.maxConcurrent())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        BreakerSpec written = spec.breaker() == null ? BreakerSpec.DEFAULT : spec.breaker();
        this.breaker = CircuitBreaker.of(
                group,
                CircuitBreakerConfig.custom()
                        .clock(clock.withZone(ZoneOffset.UTC))
                        .slidingWindow(10, written.calls(), SlidingWindowType.TIME_BASED)
                        .failureRateThreshold(written.failures())
                        .waitDurationInOpenState(written.open())
                        .permittedNumberOfCallsInHalfOpenState(PROBES)
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(event -> changed(event.getStateTransition().getToState()));
    }

    /// Whether a read may go to MODERN.
    public enum Entry {
        ADMITTED,
        /// LEGACY answers this client; a copy of its read may try MODERN.
        PROBE,
        BREAKER,
        BULKHEAD
    }

    /// `ADMITTED` and `PROBE` must be followed by exactly one of [#succeeded], [#failed], [#cancelled].
    public Entry enter(int place, int weight) {
        if (!bulkhead.tryAcquirePermission()) {
            return Entry.BULKHEAD;
        }
        boolean wasClosed = breaker.getState() == State.CLOSED;
        boolean admitted = wasClosed ? recovery.admits(place, weight, clock.millis()) : true;
        if (!admitted || !breaker.tryAcquirePermission()) {
            bulkhead.releasePermission();
            return Entry.BREAKER;
        }
        return wasClosed ? Entry.ADMITTED : Entry.PROBE;
    }

    /// `giveUp` is run, on whatever thread, if the breaker opens while the call waits for its head, or has opened
    /// since it entered. May run twice.
    public void waits(Runnable giveUp) {
        waiting.add(giveUp);
        if (breaker.getState() == State.OPEN) {
            giveUp.run();
        }
    }

    public void waitsNoMore(@Nullable Runnable giveUp) {
        if (giveUp != null) {
            waiting.remove(giveUp);
        }
    }

    /// A head with a status below 500.
    public void succeeded(long nanos) {
        connectFailures.set(0);
        breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
    }

    public void failed(Failure failure, long nanos) {
        breaker.onError(nanos, TimeUnit.NANOSECONDS, new FailedCall(failure));
        if (failure != Failure.CONNECT) {
            connectFailures.set(0);
        } else if (connectFailures.incrementAndGet() >= CONNECT_FAILURES_IN_A_ROW
                && breaker.getState() == State.CLOSED) {
            breaker.transitionToOpenState();
        }
    }

    /// The client went away first: neither success nor failure.
    public void cancelled() {
        breaker.releasePermission();
    }

    /// The place in the bulkhead is held to the last byte: call once for every entry that was let in.
    public void left() {
        bulkhead.onComplete();
    }

    /// Lets the keys back in steps, as after a breaker closed: a kill switch was taken back.
    public void readmit() {
        recovery = new Recovery(clock.millis());
    }

    public State state() {
        return breaker.getState();
    }

    public int placesInUse() {
        return bulkhead.getMetrics().getMaxAllowedConcurrentCalls()
                - bulkhead.getMetrics().getAvailableConcurrentCalls();
    }

    private void changed(State to) {
        switch (to) {
            case OPEN, FORCED_OPEN -> {
                connectFailures.set(0);
                waiting.forEach(Runnable::run);
            }
            case CLOSED -> recovery = new Recovery(clock.millis());
            default -> {}
        }
    }

    /// Tells the breaker which leg broke; carries no stack.
    private static final class FailedCall extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FailedCall(Failure failure) {
            super(failure.tag(), null, false, false);
        }
    }
}
