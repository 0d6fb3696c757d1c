package io.banyan.edge;

import io.banyan.freshness.Ticket;
import io.banyan.position.Watermark;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// How the ticket of an exchange reaches its client's later requests: in the answer; under the client's sticky key,
/// where a group asks for that; and where neither is certain, in the memory of this replica.
final class GivenTicket {
    private final FreshRequest request;
    private final Freshness all;
    private final NextTicket next;
    private @Nullable List<String> names;
    private @Nullable Ticket made;
    private boolean kept;
    /// The client has it, or it is remembered for him.
    private boolean given;
    private boolean refused;

    GivenTicket(FreshRequest request) {
        this.request = request;
        this.all = request.all();
        this.next = new NextTicket(request);
    }

    NextTicket next() {
        return next;
    }

    /// Whether LEGACY's head may have to wait until its ticket is kept.
    boolean isKeptByKey() {
        return request.writing().mayBe() && !names().isEmpty();
    }

    /// LEGACY's head has come: keeps what it leaves under the client's key.
    ///
    /// @return whether that is certain, later
    CompletableFuture<Boolean> keep(HttpResponse head) {
        Ticket ticket = next.ofLegacy(head);
        made = ticket;
        return ticket == null ? CompletableFuture.completedFuture(true) : keep(ticket);
    }

    /// It is kept under the client's key.
    void isKept() {
        kept = true;
    }

    /// LEGACY's head is on its way to the client.
    void ofLegacy(HttpResponse head) {
        boolean waited = made != null;
        Ticket ticket = waited ? made : next.ofLegacy(head);
        if (ticket == null) {
            return;
        }
        if (isKeptByKey() && !kept) {
            rememberByKey(ticket);
        }
        if (!waited) {
            keepIfMoved(ticket);
        }
        give(head, ticket);
    }

    /// MODERN's head is on its way to the client.
    void ofModern(HttpResponse head, Watermark shown, long nowMillis) {
        Ticket ticket = next.ofModern(shown, nowMillis);
        if (ticket != null) {
            keepIfMoved(ticket);
            give(head, ticket);
        }
    }

    /// Nobody waits for this: what this replica sends Redis is there for whatever it asks later.
    private void keepIfMoved(Ticket ticket) {
        StickyTickets byKey = all.byKey();
        if (byKey != null && isMoved(ticket) && !names().isEmpty()) {
            byKey.kept().keepOnce(names(), ticket, next.life(ticket));
        }
    }

    private boolean isMoved(Ticket ticket) {
        return !ticket.equals(request.demand().ticket()) || request.demand().spoilt();
    }

    private void give(HttpResponse head, Ticket ticket) {
        given = true;
        if (!isMoved(ticket)) {
            return;
        }
        Writing writing = request.writing();
        boolean change = writing == Writing.YES || (writing == Writing.NO && request.view() != null);
        if (!all.rule().carried().inAnswers()) {
            rememberUnlessKept(ticket);
        } else if (SharedCaches.keptFrom(request.request(), head, change)) {
            put(head.headers(), ticket);
        } else if (writing.mayBe()) {
            remember(ticket);
        }
    }

    /// A client without a sticky key has nothing else to be known by.
    private void rememberUnlessKept(Ticket ticket) {
        if (request.writing().mayBe() && names().isEmpty()) {
            remember(ticket);
        }
    }

    private void put(HttpHeaders headers, Ticket ticket) {
        Duration life = next.life(ticket);
        TicketHeads heads = all.heads();
        String text = heads.keys().write(ticket, all.clock().instant().plus(life));
        heads.put(headers, request.request().isSecure(), place(ticket), text, life);
    }

    /// What is not good, or of another history, would keep its client from every view.
    private TicketHeads.Place place(Ticket ticket) {
        Ticket old = request.demand().ticket();
        if (request.demand().spoilt() || (old != null && !Objects.equals(old.source(), ticket.source()))) {
            return TicketHeads.Place.BOTH;
        }
        return request.writing().mayBe() ? TicketHeads.Place.WRITE : TicketHeads.Place.READ;
    }

    private CompletableFuture<Boolean> keep(Ticket ticket) {
        StickyTickets byKey = all.byKey();
        return byKey == null
                ? CompletableFuture.completedFuture(false)
                : byKey.kept().keep(names(), ticket, next.life(ticket));
    }

    private void remember(Ticket ticket) {
        Instant now = all.clock().instant();
        all.lost().keep(Freshness.clientOf(request.request()), ticket, now.plus(next.life(ticket)), now);
    }

    private void rememberByKey(Ticket ticket) {
        Instant now = all.clock().instant();
        names().forEach(name -> all.lost().keep(name, ticket, now.plus(next.life(ticket)), now));
    }

    private List<String> names() {
        if (names == null) {
            names = request.names();
        }
        return names;
    }

    /// What goes with an answer of Banyan's own.
    HttpHeaders refused() {
        if (!request.writing().mayBe()) {
            return EmptyHttpHeaders.INSTANCE;
        }
        HttpHeaders headers = new DefaultHttpHeaders().add("Cache-Control", "no-store");
        refused = true;
        put(headers, silence()); // remembered before its client can know of the refusal and ask again
        return headers;
    }

    /// The exchange is over.
    ///
    /// @param whole the client has the whole answer
    void ended(boolean whole) {
        if (request.writing().mayBe() && !refused && !(given && whole)) {
            silence();
        }
    }

    /// Remembers what a write that was not answered may have changed.
    private Ticket silence() {
        Ticket left = next.afterSilence();
        remember(left);
        if (!names().isEmpty()) {
            rememberByKey(left);
            keep(left);
        }
        return left;
    }
}
