package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.freshness.AsOf;
import io.banyan.freshness.Demand;
import io.banyan.freshness.FreshnessState;
import io.banyan.freshness.PositionQuestions;
import io.banyan.freshness.Ticket;
import io.banyan.position.Position;
import io.banyan.position.Source;
import io.banyan.position.Watermark;
import io.banyan.split.Weight;
import io.banyan.upstream.EmbeddedUpstream.Wire;
import io.banyan.upstream.Pass;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Exchanges of a group that asks for freshness, where something is not as it should be.
class FreshExchangeTests extends FreshExchanges {
    @Test
    void aStaleAnswerNeedsNoPlaceOfTheFallBacks() {
        Pass one = Objects.requireNonNull(edge.fallBacks.enter());
        Pass two = Objects.requireNonNull(edge.fallBacks.enter());
        edge.sends(READ);
        edge.modern.accepted().sends("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nmodern");
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY fell-back:stale 200");
        one.cancel();
        two.cancel();
    }

    /// A slow one may know nothing of its client's last write.
    @Test
    void theTicketOfAReadTakesThePlaceOfNoTicketOfAWrite() {
        edge.weighs(Weight.NONE);
        edge.sends(READ);
        legacyAnswers();

        assertThat(edge.got()).contains("~Set-Cookie: banyan-ticket-read=").doesNotContain("banyan-ticket=");
    }

    /// Else it would never be rid of it.
    @Test
    void aTicketThatIsNotGoodIsReplacedWhereverItStands() {
        edge.sends(READ.replace("~~", "~Cookie: banyan-ticket=x~~"));
        legacyAnswers();

        assertThat(edge.got()).contains("~Set-Cookie: banyan-ticket=", "~Set-Cookie: banyan-ticket-read=");
    }

    /// It may be committed, and later than now.
    @Test
    void aWriteThatIsRefusedLeavesATicketOfLaterThanNow() {
        edge.sends(WRITE);
        Wire legacy = edge.legacy.accepted();
        legacy.closes();

        Ticket left = Ticket.of(null, edge.now.plusSeconds(5));
        assertThat(edge.got()).startsWith("HTTP/1.1 502 Bad Gateway~").contains("~Cache-Control: no-store~");
        assertThat(given()).isEqualTo(left);
        assertThat(lost.of("203.0.113.7\nnull", edge.now.plus(LIFE))).isEqualTo(left);
        assertThat(edge.got()).contains("; Max-Age=12;");
    }

    @Test
    void aFaultBehindTheDatabasesWordIs502() {
        asks(new PositionQuestions(() -> said));
        edge.faultsOnHead = true;
        edge.sends(WRITE);
        edge.legacy.accepted().sends(OK);
        assertThat(edge.got()).isEmpty();

        said.complete(new Position(SOURCE, 5));

        assertThat(edge.got()).startsWith("HTTP/1.1 502 Bad Gateway~");
        assertThat(edge.ends()).containsExactly("- refused 502");
    }

    @Test
    void anAnswerThatWaitedHasThePositionThatTheDatabaseSaid() {
        asks(new PositionQuestions(() -> said));
        edge.sends(WRITE);
        legacyAnswers();
        said.complete(new Position(SOURCE, 5));

        assertThat(given()).isEqualTo(Ticket.of(new Position(SOURCE, 5)));
        assertThat(edge.got()).endsWith("~~legacy");
    }

    /// Most of them write nothing, and their group may know nothing of freshness.
    @Test
    void theAnswerToAnAmbiguousGetIsNotChangedAndItsTicketIsRemembered() {
        edge.sends("GET /events/7;odd=1 HTTP/1.1~Host: a~~");
        legacyAnswers();

        assertThat(edge.got()).isEqualTo("HTTP/1.1 200 OK~Content-Length: 6~~legacy");
        assertThat(lost.some()).isTrue();
    }

    @Test
    void aRequestThatCannotBeDecidedLeavesATicketToo() {
        edge.faultsOnDecision = true;
        edge.sends("POST /events/7 HTTP/1.1~Host: a~X-Banyan-Side: modern~X-Banyan-Token: good~Content-Length: 0~~");
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY served 200");
        assertThat(given().time()).isEqualTo(edge.now);
    }

    @Test
    void aFaultWhileAViewIsLookedAtLeavesTheReadToLegacy() {
        faultsOnTime = true;
        edge.sends(READ);
        edge.client.runPendingTasks();
        faultsOnTime = false;
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY served 200");
        assertThat(edge.modern.waiting()).isZero();
    }

    /// Only the views' answers say so; the client sees neither of them until its ticket is over.
    @Test
    void aTicketOfAnotherHistoryThatNobodyProvedLeavesOneThatNobodyPasses() {
        FreshnessState state = asks(null);
        Watermark other = new Watermark(SOURCE, new Position(SOURCE, 9), edge.now);
        state.shown(new AsOf(other, null, 0), Demand.NONE, state.asked(), edge.now.toEpochMilli());
        edge.sends(holding(Ticket.of(new Position(new Source(2), 5))));
        legacyAnswers();

        assertThat(given()).isEqualTo(Ticket.of(null, edge.now.plus(LIFE)));
    }

    @Test
    void aTicketStaysWhereNoHistoryIsKnown() {
        Ticket ticket = Ticket.of(new Position(new Source(2), 5));
        edge.sends(holding(ticket));
        legacyAnswers();

        assertThat(given()).isEqualTo(new Ticket(ticket.source(), ticket.position(), edge.now));
    }
}
