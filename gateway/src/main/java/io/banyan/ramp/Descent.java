package io.banyan.ramp;

import io.banyan.live.Ramping;
import io.banyan.live.Ramping.Phase;
import io.banyan.live.Ramping.Place;
import io.banyan.ramp.NextStep.Cause;
import io.banyan.split.Weight;
import java.time.Instant;

/// A ramp's way back to the weight before it: in one move and at once, or, where the group's file asks it, down the
/// steps. It waits for no hours, and never goes up: a person may have gone below the weight before the ramp.
record Descent(RampRule rule, Situation situation, Instant now) {
    /// The first move.
    ///
    /// @param phase `ROLLING_BACK` or `ABORTING`
    /// @param by `ramp`, or who ended it
    NextStep.RollBack begin(Phase phase, String by, String why) {
        String legacy = situation.traffic().ofRollBack();
        String reason = legacy == null ? why : why + "; " + legacy;
        return moved(phase, by, why, reason);
    }

    /// The next one.
    NextStep next() {
        if (!situation.asked().equals(place().weight())) {
            return end(taken(situation));
        }
        Instant earliest = ramping().since().plus(rule.growth().in());
        if (now.isBefore(earliest)) {
            String why = ramping().why() + "; it goes down one step in "
                    + Ascent.words(rule.growth().in());
            return new NextStep.Wait(
                    Cause.TIME, new NextStep.Said(why), earliest, rule.below(place().weight(), last()));
        }
        return rest();
    }

    /// The next one now.
    NextStep.RollBack rest() {
        return situation.asked().equals(place().weight())
                ? moved(ramping().phase(), "ramp", ramping().why(), ramping().why())
                : end(taken(situation));
    }

    /// It stays where it is from now on.
    private NextStep.RollBack end(String why) {
        Ramping after = new Ramping(
                ramping().id(),
                ended(ramping().phase()),
                at(situation.asked()),
                now,
                "ramp",
                ramping().evidence(),
                why);
        return new NextStep.RollBack(after, why);
    }

    private NextStep.RollBack moved(Phase phase, String by, String why, String reason) {
        Weight to = rule.stepped() ? rule.below(situation.asked(), last()) : last();
        Phase then = to.equals(last()) ? ended(phase) : phase;
        Ramping after =
                new Ramping(ramping().id(), then, at(to), now, by, ramping().evidence(), why);
        return new NextStep.RollBack(after, reason);
    }

    private Place at(Weight weight) {
        return new Place(place().step(), rule.steps().size(), weight, place().before());
    }

    private Weight last() {
        return place().before().min(situation.asked());
    }

    private static Phase ended(Phase phase) {
        return phase == Phase.ABORTING ? Phase.ABORTED : Phase.ROLLED_BACK;
    }

    /// That somebody else moved the weight.
    static String taken(Situation situation) {
        return situation.weightBy().isEmpty()
                ? "the weight was set to " + situation.asked()
                : situation.weightBy() + " set " + situation.asked();
    }

    private Ramping ramping() {
        return situation.ramping();
    }

    private Place place() {
        return situation.ramping().place();
    }
}
