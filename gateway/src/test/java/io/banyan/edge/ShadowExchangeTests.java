package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.compare.CompareRules;
import io.banyan.evidence.CopiedRead;
import io.banyan.freshness.FreshnessRule;
import io.banyan.freshness.FreshnessRule.Carried;
import io.banyan.freshness.FreshnessRule.Limits;
import io.banyan.freshness.FreshnessRule.Positions;
import io.banyan.route.Side;
import io.banyan.shadow.ShadowRule;
import io.banyan.shadow.ShadowRule.Budget;
import io.banyan.shadow.ShadowTally;
import io.banyan.shadow.ShadowTally.OfRoute;
import io.banyan.shadow.ValueHash;
import io.banyan.split.Weight;
import io.banyan.upstream.Client;
import io.banyan.upstream.EmbeddedUpstream.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Reads that are copied for the side that did not answer them.
class ShadowExchangeTests {
    private static final String READ =
            "GET /events/7?q=1 HTTP/1.1~Host: a~Cookie: SID=s1~Authorization: Basic x~If-None-Match: \"e\"~Accept: */*~~";
    private static final String WIEN = json("{\"city\":\"Wien\"}");
    private static final String ULM = json("{ \"city\" : \"Ulm\" }");

    private final EdgeSketch edge = new EdgeSketch();
    private final ShadowTally tally = new ShadowTally(new ValueHash(new byte[32]));
    private final List<CopiedRead> copied = new ArrayList<>();
    private Executor comparing = Runnable::run;
    private @Nullable Shadows shadows;

    private static String json(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    @BeforeEach
    void legacyAnswers() {
        edge.weighs(Weight.NONE);
        copies(rule(false, false, Budget.NONE));
    }

    @AfterEach
    void nothingIsKept() {
        edge.client.ends();
        for (int turn = 0; turn < 7; turn++) {
            edge.client.advanceTimeBy(3, TimeUnit.SECONDS);
            edge.client.runPendingTasks();
        }
        edge.client.finishAndReleaseAll();

        assertThat(edge.places()).isZero();
        assertThat(shadows == null ? -1 : shadows.inUse().get())
                .as("bytes kept")
                .isZero();
    }

    private static ShadowRule rule(boolean credentials, boolean legacy, Budget budget) {
        return new ShadowRule(credentials, legacy, budget, Duration.ofSeconds(2), CompareRules.DEFAULT);
    }

    private void copies(ShadowRule rule) {
        Shadows by = new Shadows(
                new RequestHeads("here", ProxyRules.NONE.toLegacy()),
                GroupCalls.off(),
                new Shadows.Means(tally, edge.ear, copied::add, below -> 0, () -> edge.now),
                new Shadows.Threads(
                        () -> Client.ofNobody(edge.client.eventLoop()), task -> comparing.execute(task), () -> {}));
        shadows = by;
        edge.copies(Weight.ALL, rule, by);
    }

    private Wire said(Side side, String answer) {
        edge.client.runPendingTasks();
        Wire wire = (side == Side.LEGACY ? edge.legacy : edge.modern).accepted();
        wire.sends(answer);
        edge.client.runPendingTasks();
        return wire;
    }

    @Test
    void goToTheSideThatDidNotAnswerOnceTheAnswerIsDecided() {
        edge.sends(READ);
        edge.client.runPendingTasks();
        assertThat(edge.modern.waiting()).isZero();

        said(Side.LEGACY, WIEN);
        Wire copy = said(Side.MODERN, ULM);

        assertThat(edge.got()).endsWith("~~{\"city\":\"Wien\"}");
        assertThat(edge.ends()).containsExactly("LEGACY served 200");
        assertThat(copy.written())
                .startsWith("GET /events/7?q=1 HTTP/1.1\r\n")
                .contains("\r\nX-Banyan-Shadow: 1\r\n", "\r\nAccept: */*\r\n")
                .doesNotContain("Cookie", "Authorization", "If-None-Match");
        OfRoute route = tally.of("events").routes().getFirst();
        assertThat(route.verdicts()).isEqualTo(Map.of("mismatched", 1L));
        assertThat(route.pointers()).hasSize(1).first().satisfies(one -> {
            assertThat(one.pointer()).isEqualTo("/city");
            assertThat(one.examples().toString()).contains("#").doesNotContain("Wien", "Ulm", "/events/7");
        });
        assertThat(edge.shadowed).containsExactly("events/event mismatched");
        assertThat(copied).singleElement().satisfies(read -> {
            assertThat(read.group() + " " + read.route() + " " + read.target() + " " + read.to())
                    .isEqualTo("events event /events/7?q=1 MODERN");
            assertThat(read.headNanos()).isNotNegative();
        });
    }

    @Test
    void matchWhereBothMeanTheSame() {
        edge.sends(READ);
        said(Side.LEGACY, WIEN);
        said(Side.MODERN, json("{ \"city\" : \"\\u0057ien\" }"));

        assertThat(edge.shadowed).containsExactly("events/event matched");
    }

    @Test
    void carryCredentialsWhereTheFileSaysSo() {
        copies(rule(true, false, Budget.NONE));
        edge.sends(READ);
        said(Side.LEGACY, WIEN);

        assertThat(said(Side.MODERN, WIEN).written()).contains("Cookie: SID=s1", "Authorization: Basic x");
    }

    @Test
    void goToLegacyOnlyWhereTheFileSaysSo() {
        edge.weighs(Weight.ALL);
        edge.sends(READ);
        said(Side.MODERN, WIEN);
        assertThat(edge.legacy.waiting()).isZero();

        copies(rule(false, true, Budget.NONE));
        edge.sends(READ);
        said(Side.MODERN, WIEN);
        said(Side.LEGACY, ULM);
        assertThat(edge.shadowed).containsExactly("events/event mismatched");
    }

    /// Nobody's second answer is worth a client's wait.
    @Test
    void hurtNoClientWhateverBecomesOfThem() {
        edge.sends(READ);
        said(Side.LEGACY, WIEN);
        edge.client.runPendingTasks();
        Wire hangs = edge.modern.accepted();
        edge.client.advanceTimeBy(2_001, TimeUnit.MILLISECONDS);
        edge.client.runPendingTasks();
        assertThat(hangs.open()).as("given up after its own time").isFalse();

        edge.sends(READ);
        said(Side.LEGACY, WIEN);
        said(Side.MODERN, "nonsense\r\n\r\n");
        edge.sends(READ);
        said(Side.LEGACY, WIEN);
        said(Side.MODERN, "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n");

        assertThat(edge.ends()).hasSize(3).containsOnly("LEGACY served 200");
        assertThat(tally.of("events").routes().getFirst().failures())
                .containsOnlyKeys(
                        "MODERN gave no whole answer within 2000 ms",
                        "MODERN failed: malformed",
                        "MODERN answered 500");
    }

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
    void areGivenUpWhereTheClientsAnswerIsCut() {
        edge.sends(READ);
        said(Side.LEGACY, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{").closes();
        edge.client.runPendingTasks();

        assertThat(tally.of("events").notCompared()).isEqualTo(Map.of("cut", 1L));
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

    /// Asked at once, a view could never prove that it is as new.
    @Test
    void giveAViewTheTimeToCatchUp() {
        edge.proves(new FreshnessRule("events", Limits.DEFAULT, Carried.DEFAULT, Positions.DEFAULT, false, Set.of()));
        edge.sends(READ);
        said(Side.LEGACY, WIEN);
        edge.client.advanceTimeBy(499, TimeUnit.MILLISECONDS);
        edge.client.runPendingTasks();
        assertThat(edge.modern.waiting()).isZero();
        edge.client.advanceTimeBy(1, TimeUnit.MILLISECONDS);

        String asOf = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nBanyan-As-Of: \"7c1f00aa\";time=%s\r\n"
                + "Content-Length: 2\r\n\r\n[]";
        said(Side.MODERN, asOf.formatted(edge.now.getEpochSecond() + ".199"));
        edge.sends(READ);
        said(Side.LEGACY, WIEN);
        edge.client.advanceTimeBy(500, TimeUnit.MILLISECONDS);
        said(Side.MODERN, asOf.formatted(edge.now.getEpochSecond() + ".200"));

        assertThat(edge.shadowed).containsExactly("events/event lagging", "events/event mismatched");
    }

    @Test
    void areNoneOfWhatShowsNothing() {
        edge.sends(READ);
        said(Side.LEGACY, "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n");
        edge.sends("POST /events/7 HTTP/1.1~Host: a~Content-Length: 0~~");
        said(Side.LEGACY, WIEN);
        edge.sends("GET /other HTTP/1.1~Host: a~~");
        said(Side.LEGACY, WIEN);

        assertThat(edge.modern.waiting()).isZero();
        assertThat(edge.shadowed).isEmpty();
    }
}
