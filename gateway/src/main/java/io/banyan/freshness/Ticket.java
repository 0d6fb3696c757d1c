package io.banyan.freshness;

import io.banyan.position.Position;
import io.banyan.position.Source;
import io.banyan.position.Watermark;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a client must see at least, since it has written it or has already seen it. An answer passes when it proves
/// both parts of the ticket: to be at or after the position, and to have everything that was committed before the time.
///
/// With `settle: 500ms` a write leaves the position of its answer and the time 500 ms later, so whatever its monolith
/// commits within that is seen, too.
///
/// @param source whose history it speaks of; null = no source was known when it was made, so no answer passes
/// @param position null = none was to be had
/// @param time on the clocks of the gateways; null = the position says all
public record Ticket(
        @Nullable Source source,
        @Nullable Position position,
        @Nullable Instant time) {
    public Ticket {
        if (position == null && time == null) {
            throw new IllegalArgumentException("a ticket has a position, a time or both, not neither");
        }
        if (position != null && !position.source().equals(source)) {
            throw new IllegalArgumentException("a ticket's position is one of its own source");
        }
    }

    /// Of a position alone.
    public static Ticket of(Position position) {
        return new Ticket(position.source(), position, null);
    }

    /// Of a time alone.
    ///
    /// @param source null = not known
    public static Ticket of(@Nullable Source source, Instant time) {
        return new Ticket(source, null, time);
    }

    /// Of numbers as they travel: 0 stands for a part that is absent, as nobody can be behind position 0.
    ///
    /// @return null = neither of both is there
    static @Nullable Ticket ofParts(@Nullable Source source, long position, long millis) {
        Position point = source == null || position == 0 ? null : new Position(source, position);
        Instant moment = millis == 0 ? null : Instant.ofEpochMilli(millis);
        return point == null && moment == null ? null : new Ticket(source, point, moment);
    }

    /// Whether data as new as this may be shown. With a slack of 200 ms and a ticket of 12:00:00.000, a watermark of
    /// 12:00:00.200 passes; of another source, none does.
    public boolean isPassedBy(Watermark watermark, Duration clockSlack) {
        if (source == null || !source.equals(watermark.source())) {
            return false;
        }
        boolean positionPassed =
                position == null || watermark.isAtLeastAsNewAs(new Watermark(source, position, null), clockSlack);
        boolean timePassed = time == null || isPassed(time, watermark.time(), clockSlack);
        return positionPassed && timePassed;
    }

    private static boolean isPassed(Instant time, @Nullable Instant reached, Duration clockSlack) {
        return reached != null && !reached.isBefore(time.plus(clockSlack));
    }

    /// The larger of both, part by part: whoever passes it passes each of the two. Of two sources the tickets cannot
    /// be compared: then it is one of no source, which nobody passes.
    public Ticket and(Ticket other) {
        if (source == null || !source.equals(other.source)) {
            return new Ticket(null, null, farther());
        }
        return new Ticket(source, larger(position, other.position), later(time, other.time));
    }

    /// Somewhere a time must stand; a ticket of no source is passed by nobody whatever it is.
    private Instant farther() {
        return time == null ? Instant.EPOCH : time;
    }

    /// Whether this one asks for nothing that the other does not ask for.
    public boolean isCoveredBy(Ticket other) {
        return source != null && and(other).equals(other);
    }

    private static @Nullable Position larger(@Nullable Position one, @Nullable Position other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.comparedWith(other) == Position.Order.BEFORE ? other : one;
    }

    static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? other : one;
    }
}
