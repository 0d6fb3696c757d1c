package io.banyan.ramp;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.evidence.Evidence;
import io.banyan.live.Author;
import io.banyan.live.Change;
import io.banyan.live.Door;
import io.banyan.live.Edit;
import io.banyan.live.LiveValue;
import io.banyan.live.Ramping;
import io.banyan.live.Ramping.Phase;
import io.banyan.split.Weight;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Replicas on one store, each with a runner that is stepped by hand.
class RampRunnerTests extends RampRunnerSketch {
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
}
