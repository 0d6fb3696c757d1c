package io.banyan.ramp;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.evidence.Evidence;
import io.banyan.live.Edit;
import io.banyan.live.LiveValue;
import io.banyan.live.Ramping;
import io.banyan.live.Ramping.Phase;
import io.banyan.split.Weight;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a replica does while another one leads.
class RampLeaderTests extends RampRunnerSketch {
    @Test
    void movesNothingUpWhileAnotherLeads() {
        Replica one = started();
        proven();
        RampRunner follower = new RampRunner(one.live, group -> one.looked(), () -> false, now::get);
        int before = audit(one).size();

        follower.look();
        follower.close();

        assertThat(weight(one)).isEqualTo(Weight.NONE);
        assertThat(audit(one)).hasSize(before);
    }

    /// The leader has no file of the group, or cannot look.
    @Test
    void movesBackWhoeverLeads() {
        Replica one = started();
        proven();
        one.runner.look();
        RampRunner leader = new RampRunner(one.live, group -> null, () -> true, now::get);
        RampRunner follower = new RampRunner(one.live, group -> one.looked(), () -> false, now::get);
        evidence.set(bad("a1-1"));

        leader.look();
        follower.look();
        leader.close();
        follower.close();

        assertThat(weight(one)).isEqualTo(Weight.NONE);
        assertThat(RampRunner.ramping(one.live.now(), GROUP).phase()).isEqualTo(Phase.ROLLED_BACK);
    }

    /// Its file is older, and says less of what may differ.
    @Test
    void leavesToTheLeaderWhatOtherEvidenceSays() {
        Replica one = started();
        proven();
        one.runner.look();
        RampRunner follower = new RampRunner(one.live, group -> one.looked(), () -> false, now::get);
        evidence.set(new Evidence("r0", bad("a1-1").bySteps()));

        follower.look();
        follower.close();

        assertThat(RampRunner.ramping(one.live.now(), GROUP).phase()).isEqualTo(Phase.RUNNING);
    }

    /// Somebody has it forgotten and starts the ramp again on another replica, of which nothing was heard here yet.
    @Test
    void believesEvidenceFromBeforeAForgettingOnlyIfItStays() {
        Replica one = new Replica();
        Ramping again = ramping("a1").at(ramping("a1").place(), now.get(), "r2");
        one.change(new Edit.OfGroup<>(LiveValue.RAMP, GROUP, again, true));
        evidence.set(bad("a0-1"));

        one.runner.look();
        assertThat(RampRunner.ramping(one.live.now(), GROUP).phase()).isEqualTo(Phase.RUNNING);
        evidence.set(new Evidence("r2", Map.of()));
        one.runner.look();
        assertThat(RampRunner.ramping(one.live.now(), GROUP).phase()).isEqualTo(Phase.RUNNING);

        evidence.set(new Evidence("r3", bad("a1-0").bySteps()));
        one.runner.look();
        one.follow();
        one.runner.look();
        assertThat(RampRunner.ramping(one.live.now(), GROUP).phase())
                .as("a file that was changed since")
                .isEqualTo(Phase.ROLLED_BACK);
    }
}
