package io.banyan.projections.store;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// What the checkpoints of several partitions come to.
public final class Checkpoints {
    private Checkpoints() {}

    /// Of all partitions that have one; null: none has. The earliest position, the earliest time, the worst state.
    public static @Nullable Checkpoint least(Collection<? extends @Nullable Checkpoint> checkpoints) {
        @Nullable Checkpoint least = null;
        for (@Nullable Checkpoint next : checkpoints) {
            least = least == null || next == null ? (next == null ? least : next) : least(least, next);
        }
        return least;
    }

    /// Two sources have nothing in common, so a view between them is taken for one that has to be built anew.
    private static Checkpoint least(Checkpoint one, Checkpoint other) {
        if (!one.source().equals(other.source())) {
            return other.in(ViewState.STOPPED, "its partitions are of two sources; build it anew");
        }
        Checkpoint behind = other.at().compareTo(one.at()) < 0 ? other : one;
        Checkpoint worse = badness(other) > badness(one) ? other : one;
        return new Checkpoint(
                behind.turn(),
                worse.state(),
                behind.source(),
                behind.at(),
                earlier(one, other),
                worse.why(),
                sum(one, other));
    }

    private static int badness(Checkpoint checkpoint) {
        return switch (checkpoint.state()) {
            case LIVE -> 0;
            case STALE -> 1;
            case BUILDING -> 2;
            case STOPPED -> 3;
        };
    }

    private static @Nullable Instant earlier(Checkpoint one, Checkpoint other) {
        Instant first = one.time();
        Instant second = other.time();
        return first == null || second == null ? null : first.isBefore(second) ? first : second;
    }

    private static Load sum(Checkpoint one, Checkpoint other) {
        return new Load(
                one.load().rows() + other.load().rows(),
                Math.max(one.load().expected(), other.load().expected()),
                one.load().began().isBefore(other.load().began())
                        ? one.load().began()
                        : other.load().began(),
                Math.max(one.load().times(), other.load().times()));
    }
}
