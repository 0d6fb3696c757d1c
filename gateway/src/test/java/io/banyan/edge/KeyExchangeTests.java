package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.decide.Reason;
import io.banyan.freshness.Demand;
import io.banyan.freshness.FreshnessRule;
import io.banyan.freshness.FreshnessState;
import io.banyan.freshness.PositionQuestions;
import io.banyan.position.Position;
import io.banyan.split.Weight;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Exchanges of a group whose clients' tickets are kept under their sticky keys.
class KeyExchangeTests extends FreshExchanges {
    @Test
    void aReadGoesOnOnceItsClientsTicketIsFound() {
        asks(null, BY_KEY);
        edge.sends(READ);
        edge.client.runPendingTasks();
        assertThat(edge.modern.waiting()).isZero();

        foundByKey.complete(List.of(""));
        edge.client.runPendingTasks();
        edge.modern.accepted().sends(MODERN);

        assertThat(edge.got()).isEqualTo("HTTP/1.1 200 OK~Content-Length: 6~~modern");
        assertThat(edge.ends()).containsExactly("MODERN served 200");
    }

    @Test
    void aReadIsAnsweredByLegacyWhereItsClientsOtherDeviceHasWritten() {
        asks(null, BY_KEY);
        edge.sends(READ);
        foundByKey.complete(List.of("00000001 00000000000000000012 0000000000000000"));
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY served 200");
        assertThat(reason()).isEqualTo(Reason.TICKET);
    }

    @Test
    void aReadWhoseLookUpIsLateIsAnsweredByLegacy() {
        asks(null, BY_KEY);
        edge.sends(READ);
        edge.client.advanceTimeBy(20, TimeUnit.MILLISECONDS);
        edge.client.runScheduledPendingTasks();
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY served 200");
        assertThat(reason()).isEqualTo(Reason.TICKET);
    }

    @Test
    void aReadWhoseClientLeavesWhileItIsLookedUpIsAskedOfNobody() {
        asks(null, BY_KEY);
        edge.sends(READ);
        edge.client.ends();

        foundByKey.complete(List.of(""));
        edge.client.runPendingTasks();

        assertThat(edge.modern.waiting()).isZero();
        assertThat(edge.ends()).containsExactly("LEGACY cancelled 0");
    }

    @Test
    void theAnswerToAWriteWaitsUntilItsTicketIsKept() {
        asks(null, BY_KEY);
        edge.sends(WRITE);
        legacyAnswers();
        assertThat(edge.got()).isEmpty();
        assertThat(raised).hasSize(1);

        keptByKey.complete(null);

        assertThat(edge.got()).isEqualTo("HTTP/1.1 200 OK~Content-Length: 6~~legacy");
        assertThat(lost.some()).isFalse();
    }

    @Test
    void aWriteWhoseTicketIsNotKeptInTimeIsRememberedHere() {
        asks(null, BY_KEY);
        edge.sends(WRITE);
        legacyAnswers();
        edge.client.advanceTimeBy(20, TimeUnit.MILLISECONDS);
        edge.client.runScheduledPendingTasks();
        assertThat(edge.got()).endsWith("~~legacy");

        edge.sends(READ);
        foundByKey.complete(List.of(""));
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY served 200", "LEGACY served 200");
        assertThat(reason()).isEqualTo(Reason.TICKET);
    }

    @Test
    void nobodyWaitsForAStoreThatHasFailed() {
        keptByKey.completeExceptionally(new IllegalStateException("away"));
        asks(null, BY_KEY);
        edge.sends(WRITE);
        legacyAnswers();

        assertThat(edge.got()).endsWith("~~legacy");
        edge.sends(READ);
        legacyAnswers();
        assertThat(reason()).isEqualTo(Reason.TICKET);
    }

    @Test
    void aWriteThatIsNotAnsweredIsKeptByKeyToo() {
        asks(null, BY_KEY);
        edge.sends(WRITE);
        edge.legacy.accepted().closes();

        assertThat(edge.got()).startsWith("HTTP/1.1 502 Bad Gateway~").doesNotContain("icket");
        assertThat(raised).hasSize(1);
    }

    /// Both may have to be waited for, one after the other.
    @Test
    void theTicketThatIsKeptHasThePositionThatTheDatabaseSaid() {
        asks(new PositionQuestions(() -> said), BY_KEY);
        edge.sends(WRITE);
        legacyAnswers();
        assertThat(raised).isEmpty();

        said.complete(new Position(SOURCE, 5));
        assertThat(edge.got()).isEmpty();
        keptByKey.complete(null);

        assertThat(edge.got()).endsWith("~~legacy");
        assertThat(raised).containsExactly("00000001 00000000000000000005 0000000000000000");
    }

    /// Whatever is kept there, LEGACY answers.
    @Test
    void nobodyLooksUpATicketThatChangesNothing() {
        FreshnessState view = asks(null, new FreshnessRule.Carried(true, false, true));
        edge.sends(READ.replace("~~", "~Cookie: banyan-ticket=x~~"));
        legacyAnswers();
        assertThat(reason()).isEqualTo(Reason.TICKET);

        for (int i = 0; i < 5; i++) {
            view.shown(null, Demand.NONE, view.asked(), edge.now.toEpochMilli());
        }
        edge.sends(READ);
        legacyAnswers();

        assertThat(reason()).isEqualTo(Reason.STALE);
        assertThat(edge.ends()).containsExactly("LEGACY served 200", "LEGACY served 200");
        assertThat(lookedUp).isEmpty();
    }

    /// A page asks several things at once, and all of them leave the same.
    @Test
    void theReadsOfOneMomentAreKeptOnce() {
        asks(null, BY_KEY);
        edge.weighs(Weight.NONE);
        edge.sends(READ);
        legacyAnswers();
        edge.sends(READ);
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY served 200", "LEGACY served 200");
        assertThat(raised).hasSize(1);
    }
}
