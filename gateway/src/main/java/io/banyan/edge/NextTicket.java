package io.banyan.edge;

import io.banyan.exchange.Tap;
import io.banyan.freshness.AsOf;
import io.banyan.freshness.Demand;
import io.banyan.freshness.FreshnessState;
import io.banyan.freshness.Ticket;
import io.banyan.position.Position;
import io.banyan.position.Watermark;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.AsciiString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ticket that a client leaves an exchange with.
///
/// What LEGACY has answered is as new as its database was then. So after a write the ticket has the position of then;
/// after a read the time of then, or the position where the client would have read from MODERN and so will go back
/// there. What is above it in the client's old ticket stays.
final class NextTicket {
    static final AsciiString POSITION = AsciiString.cached("Banyan-Position");

    /// Times of reads are rounded up to this, so that a ticket does not move with every read.
    private static final long QUARTER_MILLIS = 250;

    private final Freshness all;
    private final @Nullable FreshnessState view;
    private final ClientRequest request;
    private final TicketHeads heads;
    private final Demand demand;
    private final Writing writing;
    private final Tap tap;
    private boolean ofModern;
    /// The client has it, or it is remembered for him.
    private boolean given;
    private @Nullable Position found;

    NextTicket(
            Freshness all,
            @Nullable FreshnessState view,
            ClientRequest request,
            TicketHeads heads,
            Demand demand,
            Writing writing,
            Tap tap) {
        this.all = all;
        this.view = view;
        this.request = request;
        this.heads = heads;
        this.demand = demand;
        this.writing = writing;
        this.tap = tap;
    }

    /// The client reads from MODERN as a rule, and will do so again.
    void readsFromModern() {
        ofModern = true;
    }

    /// Whether the database is to be asked before this head of LEGACY's goes on.
    boolean wantsPosition(HttpResponse head) {
        return (writing.mayBe() || (view != null && ofModern))
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
        List<String> said = head.headers().getAll(POSITION);
        AsOf position = said.size() == 1 ? AsOf.parse(said.getFirst()) : null;
        return position == null ? null : position.watermark().position();
    }

    /// LEGACY's head is on its way to the client.
    void ofLegacy(HttpResponse head) {
        Position position = said(head);
        String from = position != null ? "header" : found != null ? "database" : "time";
        position = position == null ? found : position;
        if (position != null) {
            all.views().present(position.source(), all.clock().millis());
        }
        if (!writing.mayBe() && view == null && position == null) {
            return;
        }
        Ticket ticket = writing.mayBe() ? afterWrite(position) : afterRead(position);
        if (writing.mayBe()) {
            tap.ticket(from);
        }
        give(head, withOld(ticket, position));
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
    private Ticket afterSilence() {
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
        Ticket old = demand.ticket();
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

    /// MODERN's head is on its way to the client.
    void ofModern(HttpResponse head, Watermark shown) {
        if (view == null) {
            return;
        }
        long now = all.clock().millis();
        Ticket ticket = view.forReader(shown, all.views().othersAreBehind(view, shown, now), now);
        if (ticket != null) {
            give(head, demand.ticket() == null ? ticket : ticket.and(demand.ticket()));
        }
    }

    private void give(HttpResponse head, Ticket ticket) {
        if (ticket.equals(demand.ticket()) && !demand.spoilt()) {
            given = true;
            return;
        }
        if (SharedCaches.keptFrom(request, head, writing == Writing.YES || (writing == Writing.NO && view != null))) {
            put(head.headers(), ticket);
        } else if (writing.mayBe()) {
            remember(ticket);
        }
        given = true;
    }

    private void put(HttpHeaders headers, Ticket ticket) {
        Instant now = all.clock().instant();
        Duration life = life(ticket, now);
        heads.put(headers, all.keys().get().write(ticket, now.plus(life)), life);
    }

    private void remember(Ticket ticket) {
        Instant now = all.clock().instant();
        all.lost().keep(Freshness.clientOf(request), ticket, now.plus(life(ticket, now)), now);
    }

    /// Longer for one whose time is farther ahead than the rule's life provides for.
    private Duration life(Ticket ticket, Instant now) {
        Duration ahead = ticket.time() == null ? Duration.ZERO : Duration.between(now, ticket.time());
        Duration more = ahead.minus(all.rule().positions().settle());
        return more.isPositive() ? all.rule().life().plus(more) : all.rule().life();
    }

    /// What goes with an answer of Banyan's own.
    HttpHeaders refused() {
        if (!writing.mayBe()) {
            return EmptyHttpHeaders.INSTANCE;
        }
        HttpHeaders headers = new DefaultHttpHeaders().add("Cache-Control", "no-store");
        Ticket left = afterSilence();
        remember(left); // before its client can know of the refusal and ask again
        put(headers, left);
        return headers;
    }

    /// The exchange is over.
    ///
    /// @param whole the client has the whole answer
    void ended(boolean whole) {
        if (writing.mayBe() && !(given && whole)) {
            remember(afterSilence());
        }
    }
}
