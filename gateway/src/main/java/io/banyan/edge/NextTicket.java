package io.banyan.edge;

import io.banyan.freshness.AsOf;
import io.banyan.freshness.FreshnessState;
import io.banyan.freshness.Ticket;
import io.banyan.position.Position;
import io.banyan.position.Watermark;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.AsciiString;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which ticket a client is to leave an exchange with; a [GivenTicket] brings it there.
///
/// What LEGACY has answered is as new as its database was then. So after a write the ticket has the position of then;
/// after a read the time of then, or the position where the client would have read from MODERN and so will go back
/// there. What is above it in the client's old ticket stays.
final class NextTicket {
    static final AsciiString POSITION = AsciiString.cached("Banyan-Position");

    /// Times of reads are rounded up to this, so that a ticket does not move with every read.
    private static final long QUARTER_MILLIS = 250;

    private final FreshRequest request;
    private final Freshness all;
    private boolean ofModern;
    private @Nullable Position found;

    NextTicket(FreshRequest request) {
        this.request = request;
        this.all = request.all();
    }

    /// The client reads from MODERN as a rule, and will do so again.
    void readsFromModern() {
        ofModern = true;
    }

    /// Whether the database is to be asked before this head of LEGACY's goes on.
    boolean wantsPosition(HttpResponse head) {
        return (request.writing().mayBe() || (request.view() != null && ofModern))
                && all.database() != null
                && all.rule().positions().database()
                && said(head) == null;
    }

    /// What the database says.
    void found(@Nullable Position position) {
        found = position;
    }

    private @Nullable Position said(HttpResponse head) {
        if (!all.rule().positions().header()) {
            return null;
        }
        String said = OneHeader.of(head.headers(), POSITION);
        AsOf position = said == null ? null : AsOf.parse(said);
        return position == null ? null : position.watermark().position();
    }

    /// After an answer of LEGACY's.
    ///
    /// @return null = none, and the client keeps what it has
    @Nullable
    Ticket ofLegacy(HttpResponse head) {
        Position position = said(head);
        String from = position != null ? "header" : found != null ? "database" : "time";
        position = position == null ? found : position;
        if (position != null) {
            all.views().present(position.source(), all.clock().millis());
        }
        if (request.writing().mayBe()) {
            request.tap().ticket(from);
            return withOld(afterWrite(position), position);
        }
        return request.view() == null && position == null ? null : withOld(afterRead(position), position);
    }

    private Ticket afterWrite(@Nullable Position position) {
        Duration settle = all.rule().positions().settle();
        Instant time = position != null && settle.isZero()
                ? null
                : all.clock().instant().plus(settle);
        return position == null
                ? Ticket.of(all.views().source(), time == null ? all.clock().instant() : time)
                : new Ticket(position.source(), position, time);
    }

    /// Nobody has heard when a write ended that was not answered; it may be committed later than now.
    Ticket afterSilence() {
        Duration settle = all.rule().positions().settle();
        Duration lag = all.rule().mostLag();
        Duration later = settle.compareTo(lag) >= 0 ? settle : lag;
        return withOld(Ticket.of(all.views().source(), all.clock().instant().plus(later)), null);
    }

    private Ticket afterRead(@Nullable Position position) {
        if (position != null) {
            return Ticket.of(position);
        }
        long quarters = Math.ceilDiv(all.clock().millis(), QUARTER_MILLIS);
        return Ticket.of(all.views().source(), Instant.ofEpochMilli(quarters * QUARTER_MILLIS));
    }

    /// What the client had before and what it gets now. A position that the database gave a moment ago is at or after
    /// whatever was given before, unless its history went back: then the old one is worth nothing. A time to come
    /// is of a monolith that settles, and stays.
    private Ticket withOld(Ticket ticket, @Nullable Position position) {
        Ticket old = request.demand().ticket();
        if (old == null) {
            return ticket;
        }
        if (ticket.source() == null || !ticket.source().equals(old.source())) {
            return position == null ? ofUnprovenSource(ticket, old) : ticket;
        }
        boolean overtaken = position == null || position.equals(found);
        Instant time = old.time();
        if (!overtaken) {
            return ticket.and(old);
        }
        return isToCome(time) && time != null ? ticket.and(Ticket.of(old.source(), time)) : ticket;
    }

    /// The old ticket is of another history than the new one, and neither LEGACY nor its database has said which is the
    /// present one: its client sees no view for as long as a ticket lives, and then by its new one.
    private Ticket ofUnprovenSource(Ticket ticket, Ticket old) {
        Instant time = ticket.time();
        if (ticket.source() == null && old.source() != null && time != null) {
            return Ticket.of(old.source(), time).and(old);
        }
        if (old.source() != null) {
            return Ticket.of(null, all.clock().instant().plus(all.rule().life()));
        }
        return isToCome(old.time()) ? old : ticket;
    }

    private boolean isToCome(@Nullable Instant time) {
        return time != null && time.isAfter(all.clock().instant());
    }

    /// After an answer of MODERN's.
    ///
    /// @return null = none, and the client keeps what it has
    @Nullable
    Ticket ofModern(Watermark shown, long nowMillis) {
        FreshnessState view = request.view();
        if (view == null) {
            return null;
        }
        Ticket ticket = view.forReader(shown, all.views().othersAreBehind(view, shown, nowMillis), nowMillis);
        Ticket old = request.demand().ticket();
        return ticket == null || old == null ? ticket : ticket.and(old);
    }

    /// How long a ticket must be kept: longer for one whose time is farther ahead than the rule's life provides for.
    Duration life(Ticket ticket) {
        Duration ahead = ticket.time() == null
                ? Duration.ZERO
                : Duration.between(all.clock().instant(), ticket.time());
        Duration more = ahead.minus(all.rule().positions().settle());
        return more.isPositive() ? all.rule().life().plus(more) : all.rule().life();
    }
}
