package io.banyan.upstream;

import io.banyan.exchange.Failure;
import io.banyan.exchange.Outcome;
import io.banyan.process.Shortage;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Guards a group's MODERN side: bulkhead, then breaker. The breaker looks at 10 s, opens at the written share of
/// failures or after five failed connections in a row, and then gives up every call that still waits, so that no
/// client waits for a side known to hang. While half open a client is answered by LEGACY and a copy of its read is
/// the probe. After it closed, [Recovery] lets the keys back in steps.
public final class ModernGuard implements Guard {
    private static final int CONNECT_FAILURES_IN_A_ROW = 5;
    private static final Entry OPEN = new Entry.Kept(Outcome.Guard.BREAKER);
    private static final Entry THROTTLED = new Entry.Kept(Outcome.Guard.THROTTLE);
    private static final Entry FULL = new Entry.Kept(Outcome.Guard.BULKHEAD);
    private final Bulkhead bulkhead;
    private final CircuitBreaker breaker;
    private final InstantSource clock;
    private final AtomicInteger connectFailures = new AtomicInteger();
    private final WaitingLines waiting = new WaitingLines();
    private final GuardMemory memory = new GuardMemory();
    private volatile Throttling throttling = Throttling.NONE;
    /// Null = everybody is admitted, as ever since the start.
    private volatile @Nullable Recovery recovery;

    public ModernGuard(String group, UpstreamSpec spec, InstantSource clock) {
        this.clock = clock;
        this.bulkhead = Bulkhead.of(
                group,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(spec.maxConcurrent())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        BreakerSpec written = spec.breaker() == null ? BreakerSpec.DEFAULT : spec.breaker();
        this.breaker = written.build(group, clock);
        breaker.getEventPublisher()
                .onStateTransition(event -> changed(event.getStateTransition().getToState()));
    }

    /// Whether a read may go to MODERN.
    ///
    /// @param place of the client, 0 to 9,999; -1 unknown
    /// @param weight in basis points
    /// @param patient false = LEGACY may answer for a late MODERN: the pass gives up when the breaker opens while
    ///     it waits. Elsewhere that would make an error of an answer that may still come
    public Entry enter(int place, int weight, boolean patient) {
        boolean wasClosed = breaker.getState() == State.CLOSED;
        boolean back = !wasClosed || isBack(place, weight);
        if (isThrottled(place, weight)) {
            return THROTTLED;
        }
        if (!bulkhead.tryAcquirePermission()) {
            memory.full(clock.millis());
            return FULL;
        }
        if (!back || !breaker.tryAcquirePermission()) {
            bulkhead.releasePermission();
            return OPEN;
        }
        return new Pass(this, !wasClosed, patient);
    }

    private boolean isBack(int place, int weight) {
        Recovery now = recovery;
        return now == null || now.admits(place, weight, clock.millis());
    }

    private boolean isThrottled(int place, int weight) {
        Throttling now = throttling;
        return now.share() != Throttling.ALL && !now.admits(place, weight, clock.millis());
    }

    @Override
    public WaitingLine.Place line(Pass pass, EventLoop loop, @Nullable Duration timeout) {
        WaitingLine.Place place = waiting.of(loop, timeout).enter(pass);
        if (!pass.patient() && breaker.getState() == State.OPEN) {
            loop.execute(pass::giveUp);
        }
        return place;
    }

    @Override
    public @Nullable Failure answered(UpstreamRequest request, HttpResponse head) {
        int status = head.status().code();
        if (!AskedFor.answers(request, status)) {
            failed(Failure.MALFORMED);
            return Failure.MALFORMED;
        }
        if (status >= 500) {
            failed(Failure.STATUS, status);
            return Failure.STATUS;
        }
        connectFailures.set(0);
        return null;
    }

    /// The end of a long answer that began before the breaker opened does not say that the side is back.
    @Override
    public void succeeded(boolean probe) {
        if (probe || breaker.getState() == State.CLOSED) {
            memory.succeeded();
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void failed(Failure failure) {
        failed(failure, 0);
    }

    private void failed(Failure failure, int status) {
        boolean ours = failure == Failure.UNEXPECTED && Shortage.anyLasts();
        if (failure == Failure.LANE || failure == Failure.UNREPRESENTABLE || ours) {
            breaker.releasePermission();
            return;
        }
        if (failure == Failure.THROTTLED && !throttling.isAtItsLeast()) {
            memory.failed(failure, status, clock.millis());
            breaker.releasePermission();
            return;
        }
        boolean givenUp = failure == Failure.TIMEOUT && breaker.getState() == State.OPEN;
        if (!givenUp) {
            memory.failed(failure, status, clock.millis());
        }
        breaker.onError(0, TimeUnit.NANOSECONDS, new FailedCall(failure));
        if (failure != Failure.CONNECT) {
            connectFailures.set(0);
        } else if (connectFailures.incrementAndGet() >= CONNECT_FAILURES_IN_A_ROW
                && breaker.getState() == State.CLOSED) {
            breaker.transitionToOpenState();
        }
    }

    @Override
    public synchronized void throttled(int seconds) {
        throttling = throttling.once(seconds, clock.millis());
    }

    /// The client went away first: neither success nor failure.
    @Override
    public void cancelled() {
        breaker.releasePermission();
    }

    @Override
    public void left() {
        bulkhead.onComplete();
    }

    /// Lets the keys back in steps, as after a breaker closed: a kill switch was taken back.
    public void readmit() {
        recovery = new Recovery(clock.millis());
    }

    /// LEGACY is to answer in the place of an answer with this status, which does not count as a failure here.
    public void listed(int status) {
        memory.listed(status, clock.millis());
    }

    /// How many of its keys are admitted, of 10,000, where its platform asked for fewer calls.
    int admitted() {
        return throttling.share(clock.millis());
    }

    GuardMemory memory() {
        return memory;
    }

    /// Null = everybody is admitted, as ever since the start.
    @Nullable
    Recovery recovery() {
        return recovery;
    }

    long now() {
        return clock.millis();
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
                memory.opened(clock.millis());
                waiting.giveUp();
            }
            case CLOSED -> {
                memory.closed();
                recovery = new Recovery(clock.millis());
            }
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
