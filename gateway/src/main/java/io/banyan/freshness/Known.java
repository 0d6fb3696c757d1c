package io.banyan.freshness;

import io.banyan.position.Position;
import io.banyan.position.Watermark;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of a view at one moment, from the feed and from the answers that were made of it. Of one source it
/// only grows, so whoever looks at an older copy sees less than there is, never more.
///
/// @param reached the newest watermark; null = nothing is known
/// @param word the feed's last; null = it has said nothing
/// @param heardMillis when the feed last said something new, by this machine's clock; 0 = never
record Known(@Nullable Watermark reached, @Nullable FeedWord word, long heardMillis) {
    static final Known NOTHING = new Known(null, null, 0);

    Known with(FeedWord next, long nowMillis) {
        boolean news = word == null || word.said() != next.said();
        Watermark told = next.state() == FeedWord.State.LIVE ? next.watermark() : null;
        return new Known(told == null ? reached : grown(told), next, news ? nowMillis : heardMillis);
    }

    private Watermark grown(Watermark told) {
        return reached == null || !told.source().equals(reached.source()) ? told : larger(reached, told);
    }

    /// An answer has said how new it is.
    Known with(Watermark told) {
        return new Known(grown(told), word, heardMillis);
    }

    /// Whether what an answer says is news: it is ahead in one of its parts, or, where no feed speaks, of another
    /// source and later.
    boolean isOutgrownBy(Watermark told) {
        if (reached == null) {
            return true;
        }
        if (!told.source().equals(reached.source())) {
            return word == null && isLater(told.time(), reached.time());
        }
        return isPast(told.position(), reached.position()) || isLater(told.time(), reached.time());
    }

    private static boolean isPast(@Nullable Position one, @Nullable Position other) {
        return one != null && (other == null || one.comparedWith(other) == Position.Order.AFTER);
    }

    private static boolean isLater(@Nullable Instant one, @Nullable Instant other) {
        return one != null && (other == null || one.isAfter(other));
    }

    private static Watermark larger(Watermark one, Watermark other) {
        Position position = isPast(other.position(), one.position()) ? other.position() : one.position();
        return new Watermark(one.source(), position, Ticket.later(one.time(), other.time()));
    }

    /// The time of an answer's data: its own, or the one at which the view was known to be where the answer is past
    /// already; null = not known.
    @Nullable
    Instant timeOf(Watermark told) {
        boolean reaches = reached != null
                && reached.position() != null
                && told.position() != null
                && switch (told.position().comparedWith(reached.position())) {
                    case SAME, AFTER -> true;
                    case BEFORE, NOT_COMPARABLE -> false;
                };
        return Ticket.later(told.time(), reaches && reached != null ? reached.time() : null);
    }

    /// Whether an answer is behind what was known before it was asked for: then another copy of the view has made it.
    boolean isAheadOf(Watermark told) {
        if (reached == null || !reached.source().equals(told.source())) {
            return false;
        }
        boolean positions = told.position() != null && reached.position() != null;
        boolean none = told.position() == null && reached.position() == null;
        return positions ? isPast(reached.position(), told.position()) : none && isLater(reached.time(), told.time());
    }
}
