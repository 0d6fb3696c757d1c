package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.compare.CompareRules;
import io.banyan.evidence.CopiedRead;
import io.banyan.route.Side;
import io.banyan.shadow.CopyBudget;
import io.banyan.shadow.ShadowBudget;
import io.banyan.shadow.ShadowRule;
import io.banyan.shadow.ShadowRule.Budget;
import io.banyan.shadow.ShadowTally;
import io.banyan.shadow.ValueHash;
import io.banyan.split.Weight;
import io.banyan.upstream.Client;
import io.banyan.upstream.EmbeddedUpstream.Wire;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// An exchange whose read is copied, with every side, the budget, chance and the comparison in a test's hands.
abstract class ShadowSketch {
    static final String READ =
            "GET /events/7?q=1 HTTP/1.1~Host: a~Cookie: SID=s1~Authorization: Basic x~If-None-Match: \"e\"~Accept: */*~~";
    static final String WIEN = json("{\"city\":\"Wien\"}");
    static final String ULM = json("{ \"city\" : \"Ulm\" }");

    final EdgeSketch edge = new EdgeSketch();
    private final Client nobody = Client.ofNobody(edge.client.eventLoop());
    final ShadowTally tally = new ShadowTally(new ValueHash(new byte[32]));
    final HeldBudget budget = new HeldBudget();
    final List<CopiedRead> copied = new ArrayList<>();
    Executor comparing = Runnable::run;
    int chance;
    boolean late;

    @Nullable
    Shadows shadows;

    static String json(String body) {
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
        assertThat(shadows == null ? -1 : shadows.room().bytes())
                .as("bytes kept")
                .isZero();
        assertThat(shadows == null ? -1 : shadows.room().copies())
                .as("copies alive")
                .isZero();
    }

    static ShadowRule rule(boolean credentials, boolean legacy, Budget budget) {
        return new ShadowRule(credentials, legacy, budget, Duration.ofSeconds(2), CompareRules.DEFAULT);
    }

    void copies(ShadowRule rule) {
        Shadows by = new Shadows(
                new RequestHeads("here", ProxyRules.NONE.toLegacy()),
                GroupCalls.off(),
                new Shadows.Means(tally, budget, edge.ear, copied::add, below -> chance, () -> edge.now),
                new Shadows.Threads(
                        () -> nobody, edge.client.eventLoop(), () -> late, task -> comparing.execute(task), () -> {}));
        shadows = by;
        edge.copies(Weight.ALL, rule, by);
    }

    /// For tests of others: every read is drawn, and compared at once.
    static Shadows shadows(EdgeSketch edge, ShadowTally tally) {
        return new Shadows(
                new RequestHeads("here", ProxyRules.NONE.toLegacy()),
                GroupCalls.off(),
                new Shadows.Means(tally, new HeldBudget(), edge.ear, one -> {}, below -> 0, () -> edge.now),
                new Shadows.Threads(
                        () -> Client.ofNobody(edge.client.eventLoop()),
                        edge.client.eventLoop(),
                        () -> false,
                        Runnable::run,
                        () -> {}));
    }

    Wire said(Side side, String answer) {
        edge.client.runPendingTasks();
        Wire wire = (side == Side.LEGACY ? edge.legacy : edge.modern).accepted();
        wire.sends(answer);
        edge.client.runPendingTasks();
        return wire;
    }

    static final class HeldBudget implements CopyBudget {
        private final ShadowBudget counts = new ShadowBudget();
        final Deque<CompletableFuture<Boolean>> asked = new ArrayDeque<>();
        boolean held;

        @Override
        public CompletableFuture<Boolean> take(String group, Budget budget) {
            if (!held) {
                return CompletableFuture.completedFuture(counts.take(budget, 0));
            }
            CompletableFuture<Boolean> answer = new CompletableFuture<>();
            asked.add(answer);
            return answer;
        }

        @Override
        public void close() {}
    }
}
