package io.banyan.ramp;

import io.banyan.evidence.Evidence;
import io.banyan.live.Edit;
import io.banyan.live.LiveValue;
import io.banyan.live.Ramping;
import io.banyan.live.Ramping.Phase;
import io.banyan.live.Ramping.Place;
import io.banyan.split.Weight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an operator wants of a group's ramp.
///
/// @param by the operator
/// @param id of the ramp that it starts; whatever for any other word
public record RampOrder(Word word, String group, String by, String reason, String id) {
    /// What can be wanted.
    public enum Word {
        START,
        HOLD,
        RESUME,
        ABORT;

        /// `start`.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What it comes to.
    ///
    /// @param edits to be made in one commit; empty = it is refused
    /// @param says what happens, or why it is refused and what to do
    public record Ordered(List<Edit> edits, String says) {
        public Ordered {
            edits = List.copyOf(edits);
        }

        public boolean refused() {
            return edits.isEmpty();
        }
    }

    /// Decides.
    ///
    /// @param rule null = the group's file has no ramp
    /// @param shadows the share of each inheriting route's reads that is copied, by its id
    public Ordered on(
            @Nullable RampRule rule, Situation situation, Map<String, Weight> shadows, Evidence evidence, Instant now) {
        Phase phase = situation.ramping().phase();
        return switch (word) {
            case START -> start(rule, situation, shadows, evidence, now);
            case RESUME ->
                phase == Phase.HELD ? resume(rule, situation, shadows, now) : refused(stands(situation.ramping()));
            case HOLD -> phase == Phase.RUNNING ? hold(situation, now) : refused(stands(situation.ramping()));
            case ABORT ->
                phase == Phase.RUNNING || phase == Phase.HELD
                        ? abort(rule, situation, now)
                        : refused(stands(situation.ramping()));
        };
    }

    /// Where a ramp is of which something else was wanted, and what can be done there.
    private String stands(Ramping ramping) {
        String start = "./banyan ramp start " + group + " --reason '...'";
        return switch (ramping.phase()) {
            case NONE -> "no ramp of %s was started; %s".formatted(group, start);
            case RUNNING -> "the ramp of %s is running already".formatted(group);
            case HELD ->
                "the ramp of %s is held already; to go on: ./banyan ramp resume %s --reason '...'"
                        .formatted(group, group);
            case ROLLING_BACK, ABORTING ->
                "the ramp of %s is on its way back; to be there at once: ./banyan weight %s %s --reason '...'"
                        .formatted(group, group, ramping.place().before());
            case ROLLED_BACK, DONE, ABORTED ->
                "the ramp of %s is over (%s); for another: %s"
                        .formatted(group, ramping.phase().word(), start);
        };
    }

    private Ordered start(
            @Nullable RampRule rule, Situation situation, Map<String, Weight> shadows, Evidence evidence, Instant now) {
        if (!situation.ramping().phase().isOver()) {
            return refused("a ramp of %s is there already (%s); look at ./banyan ramp status %s"
                    .formatted(group, Ramping.brief(situation.ramping().toString()), group));
        }
        Ordered refusal = against(rule, situation, shadows);
        if (refusal != null || rule == null) {
            return refusal == null ? noRule() : refusal;
        }
        if (situation.asked().compareTo(rule.weight(rule.steps().size())) >= 0) {
            return refused("%s is at %s already, and its ramp ends there".formatted(group, situation.asked()));
        }
        String breach = new Proof(rule, evidence, situation.routes()).breach("");
        if (breach != null) {
            return refused(
                    "what is known of MODERN fails already: %s; once it is mended: ./banyan mismatches %s --forget"
                            .formatted(breach, group));
        }
        Place place = place(rule, situation.asked(), situation.asked());
        return made(new Ramping(id, Phase.RUNNING, place, now, by, evidence.revision(), reason), null);
    }

    private Ordered resume(@Nullable RampRule rule, Situation situation, Map<String, Weight> shadows, Instant now) {
        Ordered refusal = against(rule, situation, shadows);
        if (refusal != null || rule == null) {
            return refusal == null ? noRule() : refusal;
        }
        Ramping held = situation.ramping();
        Place place = place(rule, situation.asked(), held.place().before().min(situation.asked()));
        return made(new Ramping(held.id(), Phase.RUNNING, place, now, by, held.evidence(), reason), null);
    }

    private Ordered hold(Situation situation, Instant now) {
        return made(situation.ramping().in(Phase.HELD, now, by, "held by " + by + ": " + reason), null);
    }

    private Ordered abort(@Nullable RampRule rule, Situation situation, Instant now) {
        RampRule steps =
                rule == null ? RampRule.ofOne(situation.ramping().place().weight()) : rule;
        Ramping after = new Descent(steps, situation, now)
                .begin(Phase.ABORTING, by, "aborted by " + by + ": " + reason)
                .after();
        return made(after, after.place().weight());
    }

    private static Place place(RampRule rule, Weight asked, Weight before) {
        return new Place(rule.reached(asked), rule.steps().size(), asked, before);
    }

    /// Null = nothing stands against a ramp that runs.
    private @Nullable Ordered against(@Nullable RampRule rule, Situation situation, Map<String, Weight> shadows) {
        if (rule == null) {
            return noRule();
        }
        if (situation.killed()) {
            return refused(
                    "%s is killed; first ./banyan unkill %s --reason '...' (--everything where everything is killed)"
                            .formatted(group, group));
        }
        if (situation.routes().isEmpty()) {
            return refused("no route of %s takes the group's weight; ./banyan weight ROUTE inherit --reason '...'"
                    .formatted(group));
        }
        List<String> dark = situation.routes().stream()
                .filter(route -> shadows.getOrDefault(route, Weight.NONE).equals(Weight.NONE))
                .toList();
        return dark.isEmpty()
                ? null
                : refused("nothing is compared of %s: ./banyan shadow %s 5%% --reason '...'"
                        .formatted(
                                String.join(", ", dark),
                                dark.size() == situation.routes().size() ? group : dark.getFirst()));
    }

    private Ordered noRule() {
        return refused("the route file of %s has no ramp; write 'ramp: { steps: [1%%, 5%%, 25%%, 50%%, 100%%] }' in it"
                .formatted(group));
    }

    private Ordered made(Ramping after, @Nullable Weight weight) {
        return new Ordered(edits(group, after, weight), group + ": ramp " + Ramping.brief(after.toString()));
    }

    /// One commit: what a ramp says of itself, and the weight that it sets; routes with a weight of their own keep it.
    ///
    /// @param weight null = it stays
    static List<Edit> edits(String group, Ramping after, @Nullable Weight weight) {
        List<Edit> edits = new ArrayList<>();
        if (weight != null) {
            edits.add(new Edit.OfGroup<>(LiveValue.WEIGHT, group, weight, true));
        }
        edits.add(new Edit.OfGroup<>(LiveValue.RAMP, group, after, true));
        return edits;
    }

    private static Ordered refused(String why) {
        return new Ordered(List.of(), why);
    }
}
