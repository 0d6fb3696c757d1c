package io.banyan.ramp;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.evidence.Count;
import io.banyan.evidence.Counts;
import io.banyan.evidence.Evidence;
import io.banyan.evidence.Kind;
import io.banyan.live.AuditQuery;
import io.banyan.live.Author;
import io.banyan.live.Change;
import io.banyan.live.Door;
import io.banyan.live.Edit;
import io.banyan.live.FileValues;
import io.banyan.live.GroupValues;
import io.banyan.live.LiveRunner;
import io.banyan.live.LiveValue;
import io.banyan.live.LiveView;
import io.banyan.live.MemoryCopy;
import io.banyan.live.MemoryStore;
import io.banyan.live.Ramping;
import io.banyan.live.Ramping.Phase;
import io.banyan.live.StoredGroup;
import io.banyan.split.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Replicas on one store, each with a runner that is stepped by hand.
class RampRunnerTests {
    private static final String GROUP = "events";
    private static final Author ANN = new Author("ann", Door.CLI, "because");
    private static final RampRule RULE = Sketch.rule("1%", "2%", "4%", "8%", "16%", "32%", "64%", "100%");

    private final MemoryStore store = new MemoryStore("redis");
    private final AtomicReference<Instant> now = new AtomicReference<>(Sketch.START);
    private final AtomicReference<Evidence> evidence = new AtomicReference<>(Evidence.NONE);
    private final List<Replica> replicas = new ArrayList<>();

    /// One gateway; `frozen` = it was paused and still sees this.
    private final class Replica {
        private final LiveRunner live = new LiveRunner(store, new MemoryCopy(), 0, now::get);
        private final RampRunner runner = new RampRunner(live, group -> looked(), () -> true, now::get);
        private @Nullable LiveView frozen;
        /// Between a look and what comes of it.
        private Runnable meanwhile = () -> {};

        Replica() {
            live.start(Map.of(GROUP, new FileValues(GroupValues.NONE, "routes/events.yaml", "as the file says")));
            replicas.add(this);
        }

        private Looked looked() {
            LiveView view = frozen == null ? live.now() : frozen;
            StoredGroup stored = view.stored().group(GROUP);
            Situation situation = new Situation(
                    RampRunner.ramping(view, GROUP),
                    stored.weights().group(),
                    Weight.ALL,
                    stored.killed(),
                    "dana",
                    Set.of("page"),
                    Traffic.UNKNOWN);
            meanwhile.run();
            return new Looked(RULE, situation, Map.of(), evidence.get(), null, stored.revision());
        }

        void change(Edit... edits) {
            live.change(List.of(edits), Map.of(), ANN).join();
        }

        /// Follows the store at once: an empty change asks for it.
        void follow() {
            live.files(Map.of(GROUP, new FileValues(GroupValues.NONE, "routes/events.yaml", "as the file says")))
                    .join();
        }

        void close() {
            runner.close();
            live.close();
        }
    }

    @AfterEach
    void close() {
        replicas.forEach(Replica::close);
    }

    @Test
    void movesTheWeightAndTheRampInOneChangeWithTheEvidence() {
        Replica one = started();
        proven();

        one.runner.look();

        Change change = audit(one).getFirst();
        assertThat(change.author())
                .isEqualTo(new Author(
                        "ramp", Door.RAMP, "10,000 pairs, 0 mismatched; 0 of 10,000 failed;" + " 0 of 10,000 slow"));
        assertThat(change.steps()).hasSize(2);
        assertThat(change.steps().getFirst().words()).isEqualTo("0% → 1%");
        assertThat(RampRunner.step(one.live.now(), GROUP)).isEqualTo("a1-1");
    }

    @Test
    void recordsARefusalOnceWhoeverLooks() {
        Replica one = started();
        Replica other = new Replica();
        int before = audit(one).size();

        for (int look = 0; look < 5; look++) {
            one.runner.look();
            other.follow();
            other.runner.look();
            one.follow();
        }

        assertThat(audit(one)).hasSize(before + 1);
        assertThat(audit(one).getFirst().author().reason()).isEqualTo("no evidence is known yet");
        assertThat(RampRunner.ramping(one.live.now(), GROUP).why()).isEqualTo("waits for evidence");
        assertThat(RampRunner.ramping(one.live.now(), GROUP).since()).isEqualTo(Sketch.START);
    }

    @Test
    void doesNotMoveAGroupThatAPersonMoved() {
        Replica one = started();
        proven();
        one.change(new Edit.OfGroup<>(LiveValue.WEIGHT, GROUP, new Weight(1_000), false));

        one.runner.look();
        one.runner.look();

        assertThat(weight(one)).isEqualTo(new Weight(1_000));
        assertThat(RampRunner.ramping(one.live.now(), GROUP).phase()).isEqualTo(Phase.HELD);
        assertThat(audit(one).getFirst().author().reason()).isEqualTo("dana set 10%");
    }

    /// What was looked at is no longer true when the step is committed.
    @Test
    void takesNoStepWhereAPersonMovedTheGroupMeanwhile() {
        Replica one = started();
        proven();
        one.meanwhile = () -> one.change(new Edit.OfGroup<>(LiveValue.WEIGHT, GROUP, new Weight(1_000), false));

        one.runner.look();

        assertThat(weight(one)).isEqualTo(new Weight(1_000));
        assertThat(RampRunner.step(one.live.now(), GROUP)).isEqualTo("a1-0");
        assertThat(audit(one).getFirst().author()).isEqualTo(ANN);
    }

    @Test
    void rollsBackInOneChange() {
        Replica one = started();
        proven();
        one.runner.look();
        evidence.set(bad("a1-1"));

        one.runner.look();

        assertThat(weight(one)).isEqualTo(Weight.NONE);
        assertThat(RampRunner.ramping(one.live.now(), GROUP).phase()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(RampRunner.step(one.live.now(), GROUP)).isEqualTo(Evidence.NO_RAMP);
    }

    /// Fifty leaders, each replaced in the middle of a step: paused with what it saw, it wakes when the next one has
    /// moved, and changes nothing.
    @Test
    void neverDoublesAStepHoweverOftenItsLeaderIsReplaced() {
        int replaced = 0;
        for (int ramp = 0; replaced < 50; ramp++) {
            Replica first = ramp == 0 ? new Replica() : replicas.getLast();
            first.follow();
            first.change(
                    new Edit.OfGroup<>(LiveValue.WEIGHT, GROUP, Weight.NONE, true),
                    new Edit.OfGroup<>(LiveValue.RAMP, GROUP, ramping("b" + ramp), true));
            proven();
            Replica leader = first;
            for (int step = 1; step <= RULE.steps().size(); step++) {
                leader.frozen = leader.live.now();
                Replica next = new Replica();
                next.runner.look();
                assertThat(weight(next)).isEqualTo(RULE.weight(step));

                leader.runner.look();
                assertThat(weight(next)).as("a paused leader moves nothing").isEqualTo(RULE.weight(step));
                leader.close();
                replicas.remove(leader);
                leader = next;
                replaced++;
                later();
            }
        }
        assertMovedOnceAStep();
    }

    private void assertMovedOnceAStep() {
        Map<String, Integer> moves = new HashMap<>();
        for (Change change : audit(replicas.getLast())) {
            if (change.author().door() == Door.RAMP
                    && change.steps().stream().anyMatch(step -> step.what().equals("weight"))) {
                change.steps().stream()
                        .filter(step -> step.what().equals("ramp"))
                        .forEach(step -> moves.merge(Ramping.parse(step.to()).tag(), 1, Integer::sum));
            }
        }
        assertThat(moves).hasSizeGreaterThanOrEqualTo(50);
        assertThat(moves.values()).containsOnly(1);
    }

    @Test
    void asksNobodyAndMovesNothingWhileAnotherLeads() {
        Replica one = started();
        proven();
        RampRunner follower = new RampRunner(one.live, RampRunnerTests::fails, () -> false, now::get);

        follower.look();
        follower.close();

        assertThat(weight(one)).isEqualTo(Weight.NONE);
    }

    @Test
    void goesOnWithTheOthersWhereOneGroupFails() {
        Replica one = started();
        one.change(
                new Edit.OfGroup<>(LiveValue.WEIGHT, "aaa", Weight.NONE, true),
                new Edit.OfGroup<>(LiveValue.RAMP, "aaa", ramping("c1"), true));
        proven();
        RampRunner half = new RampRunner(
                one.live, group -> group.equals("aaa") ? fails(group) : one.looked(), () -> true, now::get);

        half.look();
        half.close();

        assertThat(weight(one)).isEqualTo(new Weight(100));
    }

    private static Looked fails(String group) {
        throw new IllegalStateException("no figures of " + group);
    }

    private Replica started() {
        Replica one = new Replica();
        one.change(new Edit.OfGroup<>(LiveValue.RAMP, GROUP, ramping("a1"), true));
        return one;
    }

    private Ramping ramping(String id) {
        Ramping.Place place = new Ramping.Place(0, RULE.steps().size(), Weight.NONE, Weight.NONE);
        return new Ramping(id, Phase.RUNNING, place, now.get(), "ann", "", "because");
    }

    /// All that a step takes is there, whatever its tag.
    private void proven() {
        later();
        Ramping ramping = RampRunner.ramping(replicas.getLast().live.now(), GROUP);
        Map<String, Map<String, Counts>> all = new HashMap<>();
        for (int step = 0; step <= RULE.steps().size(); step++) {
            long reads = step == 0 ? 10_000 : 0;
            all.put(ramping.id() + "-" + step, Map.of("page", clean(Math.max(reads, step * 2_000L))));
        }
        all.keySet().removeIf(tag -> ramping.id().equals("a1") && !tag.endsWith("-0"));
        evidence.set(new Evidence("r1", all));
    }

    private static Counts clean(long reads) {
        Count count = new Count(0, reads);
        return new Counts(Map.of(Kind.MISMATCH, count, Kind.ERRORS, count, Kind.SLOW, count));
    }

    private static Evidence bad(String tag) {
        return new Evidence("r1", Map.of(tag, Map.of("page", new Counts(Map.of(Kind.MISMATCH, new Count(20, 40))))));
    }

    private void later() {
        now.updateAndGet(before -> before.plus(Duration.ofMinutes(10)));
    }

    private static Weight weight(Replica of) {
        of.follow();
        return of.live.now().stored().group(GROUP).weights().group();
    }

    private static List<Change> audit(Replica of) {
        return of.live.audit(new AuditQuery(1_000, GROUP, null)).join();
    }
}
