package io.banyan.upstream;

import io.banyan.exchange.Failure;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.netty.handler.codec.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Guards Banyan's own memory in front of a LEGACY side: so many requests at once and no time limit, since Banyan
/// adds no limit that the monolith did not have. May be a share of another one's places: then a pass holds one of
/// both.
public final class LegacyGuard implements Guard {
    private final Bulkhead places;
    private final @Nullable LegacyGuard whole;

    public LegacyGuard(String name, int maxConcurrent) {
        this(name, maxConcurrent, null);
    }

    private LegacyGuard(String name, int maxConcurrent, @Nullable LegacyGuard whole) {
        this.whole = whole;
        this.places = Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(maxConcurrent)
                        .maxWaitDuration(Duration.ZERO)
                        .build());
    }

    /// A guard of at most so many of this one's places.
    public LegacyGuard share(String name, int maxConcurrent) {
        return new LegacyGuard(name, maxConcurrent, this);
    }

    /// Null: no place is free.
    public @Nullable Pass enter() {
        return take() ? new Pass(this, false, true) : null;
    }

    private boolean take() {
        if (!places.tryAcquirePermission()) {
            return false;
        }
        if (whole != null && !whole.take()) {
            places.releasePermission();
            return false;
        }
        return true;
    }

    boolean isShareOf(LegacyGuard other) {
        return whole == other;
    }

    public int placesInUse() {
        return places.getMetrics().getMaxAllowedConcurrentCalls()
                - places.getMetrics().getAvailableConcurrentCalls();
    }

    /// Whatever LEGACY says is an answer.
    @Override
    public @Nullable Failure answered(UpstreamRequest request, HttpResponse head) {
        return null;
    }

    @Override
    public void succeeded(boolean probe) {}

    @Override
    public void failed(Failure failure) {}

    @Override
    public void cancelled() {}

    @Override
    public void left() {
        places.onComplete();
        if (whole != null) {
            whole.left();
        }
    }
}
