package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.compare.CompareRules;
import io.banyan.route.Side;
import io.banyan.shadow.ShadowRule;
import io.banyan.shadow.ShadowRule.Budget;
import io.banyan.upstream.EmbeddedUpstream.Wire;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What bounds copies: how many, how long, how large, at what price.
class ShadowBoundsTests extends ShadowSketch {
    @Test
    void areNotSentWhileTooManyAreUnderWay() {
        for (int i = 0; i < ShadowLane.AT_ONCE + ShadowLane.WAITING + 3; i++) {
            edge.sends(READ);
            said(Side.LEGACY, WIEN);
        }

        assertThat(edge.modern.waiting()).isEqualTo(ShadowLane.AT_ONCE);
        assertThat(tally.of("events").notCompared()).isEqualTo(Map.of("full", 3L));
        said(Side.MODERN, WIEN);
        assertThat(edge.modern.waiting()).isEqualTo(ShadowLane.AT_ONCE);
    }

    @Test
    void waitNoLongerThanTheirTime() {
        copies(new ShadowRule(false, false, Budget.NONE, Duration.ofNanos(1), CompareRules.DEFAULT));
        edge.sends(READ);
        said(Side.LEGACY, WIEN);

        assertThat(tally.of("events").notCompared()).containsEntry("late", 1L);
    }

    @Test
    void spendNoMoreThanTheirBudget() {
        copies(rule(false, false, new Budget(2, 0)));
        for (int i = 0; i < 5; i++) {
            edge.sends(READ);
            said(Side.LEGACY, WIEN);
        }

        assertThat(edge.modern.waiting()).isEqualTo(2);
        assertThat(tally.of("events").notCompared()).isEqualTo(Map.of("budget", 3L));
    }

    /// A fleet's budget is asked over a network.
    @Test
    void waitForThePlaceOfTheirBudget() {
        copies(rule(false, false, new Budget(100, 0)));
        budget.held = true;
        for (int i = 0; i < 3; i++) {
            edge.sends(READ);
            said(Side.LEGACY, WIEN);
        }
        assertThat(edge.modern.waiting()).isZero();

        budget.asked.remove().complete(true);
        budget.asked.remove().complete(false);
        budget.asked.remove().completeExceptionally(new IllegalStateException("away"));
        edge.client.runPendingTasks();

        assertThat(edge.modern.waiting()).isOne();
        said(Side.MODERN, WIEN);
        assertThat(edge.shadowed).containsExactlyInAnyOrder("events/event matched", "events/ budget", "events/ budget");
        budget.held = false;
        for (int i = 0; i <= ShadowLane.AT_ONCE; i++) {
            edge.sends(READ);
            said(Side.LEGACY, WIEN);
        }
        assertThat(edge.modern.waiting()).as("no turn is lost").isEqualTo(ShadowLane.AT_ONCE);
    }

    @Test
    void mayEndWhileTheyWaitForTheirBudget() {
        copies(rule(false, false, new Budget(100, 0)));
        budget.held = true;
        edge.sends(READ);
        said(Side.LEGACY, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{").closes();
        edge.client.runPendingTasks();
        budget.asked.remove().complete(true);
        edge.client.runPendingTasks();

        assertThat(edge.modern.waiting()).isZero();
        assertThat(tally.of("events").notCompared()).isEqualTo(Map.of("cut", 1L));
    }

    /// Those that end early make no room for more calls than there may be.
    @Test
    void giveTheirTurnBackOnceThoughTheyEndBeforeTheirCall() {
        edge.sends(READ);
        Wire large = said(Side.LEGACY, "HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n");
        assertThat(edge.modern.waiting()).isOne();
        for (int i = 0; i < 5; i++) {
            large.sends("10000\r\n" + "x".repeat(65_536) + "\r\n");
        }
        large.sends("0\r\n\r\n");
        edge.client.runPendingTasks();
        assertThat(tally.of("events").notCompared()).isEqualTo(Map.of("too-large", 1L));
        edge.client.advanceTimeBy(9, TimeUnit.SECONDS);
        edge.client.runPendingTasks();

        for (int i = 0; i < ShadowLane.AT_ONCE + 1; i++) {
            edge.sends(READ);
            said(Side.LEGACY, WIEN);
        }

        assertThat(edge.modern.waiting() - 1).isEqualTo(ShadowLane.AT_ONCE);
    }

    @Test
    void areNotComparedWhereAnAnswerIsTooLarge() {
        edge.sends(READ);
        said(
                Side.LEGACY,
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 300000\r\n\r\n" + "x".repeat(300_000));
        assertThat(edge.modern.waiting()).isZero();

        edge.sends(READ);
        said(Side.LEGACY, WIEN);
        Wire copy = said(Side.MODERN, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 5; i++) {
            copy.sends("10000\r\n" + "x".repeat(65_536) + "\r\n");
            edge.client.runPendingTasks();
        }

        assertThat(copy.open()).isFalse();
        assertThat(tally.of("events").notCompared()).isEqualTo(Map.of("too-large", 2L));
        assertThat(edge.ends()).hasSize(2).containsOnly("LEGACY served 200");
    }

    @Test
    void areDroppedWhereComparingIsTooSlow() {
        comparing = task -> {
            throw new RejectedExecutionException();
        };
        edge.sends(READ);
        said(Side.LEGACY, WIEN);
        said(Side.MODERN, WIEN);

        assertThat(edge.shadowed).containsExactly("events/ busy");
    }

    /// Of a side that answers nothing, the evidence needs few.
    @Test
    void becomeFewWhileTheirSideFails() {
        for (int second = 0; second < 12; second++) {
            edge.sends(READ);
            said(Side.LEGACY, WIEN);
            said(Side.MODERN, "garbage\r\n\r\n").closes();
            edge.client.runPendingTasks();
            edge.now = edge.now.plusSeconds(1);
        }
        int before = edge.shadowed.size();
        for (int read = 0; read < 40; read++) {
            edge.sends(READ);
            said(Side.LEGACY, WIEN);
        }

        assertThat(edge.shadowed.subList(before, edge.shadowed.size()))
                .hasSize(35)
                .containsOnly("events/ budget");
        assertThat(edge.modern.waiting()).isEqualTo(5);
    }

    /// A side may have done what it was asked, and wants to be paid for it, before its connection broke.
    @Test
    void areSentOnceThoughAKeptConnectionBreaks() {
        edge.sends(READ);
        said(Side.LEGACY, WIEN);
        Wire kept = said(Side.MODERN, WIEN.replace("Connection: close\r\n", ""));
        edge.sends(READ);
        said(Side.LEGACY, WIEN);
        edge.client.runPendingTasks();
        assertThat(kept.written()).as("over the same connection").containsPattern("(?s)GET .*GET ");

        kept.resets();
        edge.client.runPendingTasks();

        assertThat(edge.modern.waiting()).as("not sent again").isZero();
        assertThat(edge.shadowed).containsExactly("events/event matched", "events/event failed");
    }
}
