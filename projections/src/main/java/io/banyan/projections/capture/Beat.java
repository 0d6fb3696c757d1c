package io.banyan.projections.capture;

import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a time may be told. The source said "by 12:00:00.100 I was at 4711"; once everything up to 4711 has been
/// read, all that was committed before 12:00:00.100 has been. One such question is open at a time. Pure: moments
/// are given.
final class Beat {
    private final long beatNanos;
    private @Nullable Instant time;
    private long position;
    private long askedAt;
    private boolean isOpen;
    private boolean wasAsked;
    private long nudgedAt;

    Beat(Duration beat) {
        this.beatNanos = beat.toNanos();
    }

    /// Whether the source should be asked: a beat after it was asked before, and not while an answer is open;
    /// unless that takes very long, for the answer tells of other things, too.
    boolean isDue(long now) {
        long since = now - askedAt;
        return !wasAsked || since >= (isOpen ? 20 * beatNanos : beatNanos);
    }

    void asked(Instant at, long head, long now) {
        if (!isOpen) {
            time = at;
            position = head;
            nudgedAt = now;
        }
        isOpen = true;
        wasAsked = true;
        askedAt = now;
    }

    /// What may be told now that everything up to `received` has been read; null: nothing new.
    @Nullable
    Mark reached(long received) {
        if (!isOpen || time == null || Long.compareUnsigned(received, position) < 0) {
            return null;
        }
        isOpen = false;
        return new Mark(LogPosition.mark(received), time);
    }

    /// Whether the last answer's position has not been reached for four beats.
    boolean isStuck(long now) {
        return isOpen && now - nudgedAt >= 4 * beatNanos;
    }

    void nudged(long now) {
        nudgedAt = now;
    }
}
