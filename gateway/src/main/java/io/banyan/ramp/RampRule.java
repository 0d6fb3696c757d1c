package io.banyan.ramp;

import io.banyan.evidence.Kind;
import io.banyan.live.Ramping.Place;
import io.banyan.split.Weight;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a group's weight is to rise, as its file says it.
///
/// @param steps each above the one before, above 0 %; never empty
/// @param hold for how long each step lasts at least
/// @param hours when it may step up; null = always
/// @param breach what a gate that fails does
/// @param stepped a roll-back goes down the steps, one in each time of `growth`; false = in one move
public record RampRule(
        List<Weight> steps,
        Duration hold,
        Gates gates,
        Growth growth,
        @Nullable Hours hours,
        Breach breach,
        boolean stepped) {
    public static final Duration HOLD = Duration.ofMinutes(10);

    /// What a gate that fails does.
    public enum Breach {
        ROLL_BACK,
        HOLD
    }

    public RampRule {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a ramp without steps");
        }
    }

    /// For a ramp whose file has none any more.
    static RampRule ofOne(Weight weight) {
        return new RampRule(List.of(weight), HOLD, Gates.DEFAULT, Growth.DEFAULT, null, Breach.ROLL_BACK, false);
    }

    /// The weight of a step, from 1.
    public Weight weight(int step) {
        return steps.get(step - 1);
    }

    /// How many steps a weight is at or above.
    public int reached(Weight weight) {
        return (int) steps.stream().filter(step -> step.compareTo(weight) <= 0).count();
    }

    /// Whether a ramp of these steps can be there: on its way to the very weight that it has proven, or at its step and
    /// below the next. Else a file that was edited would take it where no gate has let it.
    boolean fits(Place place) {
        int step = place.step();
        if (step > steps.size()) {
            return false;
        }
        if (place.climbs()) {
            return step > 0 && weight(step).equals(place.to());
        }
        return reached(place.weight()) == step;
    }

    /// The next weight on the way down.
    Weight below(Weight weight, Weight last) {
        return steps.stream()
                .filter(step -> step.compareTo(weight) < 0 && step.compareTo(last) > 0)
                .max(Weight::compareTo)
                .orElse(last);
    }

    /// How many clean reads of a kind each step must see itself.
    long fresh(Kind kind) {
        return Math.ceilDiv(gates.passing(kind).needed(0, 0), steps.size());
    }

    /// Whether a step has seen that many: each step a part, all of them together what passes.
    boolean isFresh(Kind kind, long reads) {
        return gates.passing(kind).passes(0, reads * steps.size());
    }
}
