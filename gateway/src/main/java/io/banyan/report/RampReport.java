package io.banyan.report;

import io.banyan.evidence.Gate;
import io.banyan.live.Change;
import io.banyan.live.LiveValue;
import io.banyan.live.Ramping;
import io.banyan.live.Ramping.Phase;
import io.banyan.live.Step;
import io.banyan.ramp.Looked;
import io.banyan.ramp.NextStep;
import io.banyan.ramp.RampRule;
import io.banyan.ramp.Standing;
import io.banyan.shadow.ShadowTally;
import io.banyan.split.Weight;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The ramp of a group for people; shares in percent.
///
/// @param stage `none`, `shadowing` (it runs, and has not taken its first step), `running`, `held`, `done`,
///     `rolled-back` or `aborted`
/// @param id new for each start; null = none was ever started
/// @param weight of the group, as asked now
/// @param reached the weight that the ramp itself has set last or found; another than `weight` where somebody has set
///     one since; null = none was ever started
/// @param step how many steps it has taken, or is on its way to
/// @param of how many there are, or were when it moved last
/// @param since when it last moved, was held or went on
/// @param by who did that
/// @param why why it waits, was held or went back, a sentence
/// @param next null = it does not move by itself
/// @param gates those of every route that it moves
/// @param pointers where answers differ, on this replica, the most frequent first
public record RampReport(
        String group,
        String stage,
        @Nullable String id,
        BigDecimal weight,
        @Nullable BigDecimal reached,
        int step,
        int of,
        List<RampStep> steps,
        @Nullable Instant since,
        @Nullable String by,
        String why,
        @Nullable RampNext next,
        List<RampGate> gates,
        List<RampPointer> pointers) {
    private static final int POINTERS = 20;

    /// One step.
    ///
    /// @param at when it was reached; null = not by this ramp, or not yet
    /// @param evidence on which it was taken; null likewise
    public record RampStep(
            BigDecimal weight,
            @Nullable Instant at,
            @Nullable String evidence) {}

    /// What it would do next.
    ///
    /// @param earliest null = time alone does not bring it there
    public record RampNext(BigDecimal weight, @Nullable Instant earliest) {}

    /// One gate of a route.
    ///
    /// @param gate `mismatch`, `errors` or `slow`
    /// @param limit the share that is too much
    /// @param needed how many it takes in all if no further one is bad; null = no number will do
    /// @param word `open`, `passed` or `failed`
    /// @param low the lower end of the share's 95 % interval, to look at
    /// @param high its upper end
    public record RampGate(
            String route,
            String gate,
            double limit,
            long bad,
            long all,
            @Nullable Long needed,
            String word,
            double low,
            double high) {
        static RampGate of(Standing standing) {
            return new RampGate(
                    standing.route(),
                    standing.kind().word(),
                    rounded(standing.limit() * 100),
                    standing.count().bad(),
                    standing.count().all(),
                    standing.needed() == Long.MAX_VALUE ? null : Long.valueOf(standing.needed()),
                    word(standing.word()),
                    rounded(standing.interval().low()),
                    rounded(standing.interval().high()));
        }

        private static String word(Gate.Word word) {
            return word.name().toLowerCase(Locale.ROOT);
        }

        private static double rounded(double percent) {
            return Math.round(percent * 10_000) / 10_000.0;
        }
    }

    /// A pointer at which answers differ, and how often.
    public record RampPointer(String route, String pointer, long count) {}

    /// Of a group.
    ///
    /// @param changes of the group, newest first: those of this ramp say when it took which step
    public static RampReport of(
            String group, Looked looked, List<Change> changes, ShadowTally.OfAll shadowed, Instant now) {
        Ramping ramping = looked.situation().ramping();
        RampRule rule = looked.rule();
        boolean known = ramping.phase() != Phase.NONE;
        return new RampReport(
                group,
                stage(ramping),
                known ? ramping.id() : null,
                Percent.of(looked.situation().asked()),
                known ? Percent.of(ramping.place().weight()) : null,
                ramping.place().step(),
                known || rule == null ? ramping.place().of() : rule.steps().size(),
                rule == null ? List.of() : steps(rule, ramping, changes),
                known ? ramping.since().truncatedTo(ChronoUnit.MILLIS) : null,
                known ? ramping.by() : null,
                why(group, looked, now),
                next(looked, now),
                looked.standings().stream().map(RampGate::of).toList(),
                pointers(shadowed));
    }

    /// `running, step 2 of 5 at 5%: 312 of about 400 pairs of event-page, 0 mismatched`; null = none was ever started.
    public static @Nullable String says(String group, Looked looked, Instant now) {
        Ramping ramping = looked.situation().ramping();
        return ramping.phase() == Phase.NONE
                ? null
                : "%s, step %d of %d at %s: %s"
                        .formatted(
                                stage(ramping),
                                ramping.place().step(),
                                ramping.place().of(),
                                ramping.place().weight(),
                                why(group, looked, now));
    }

    private static String stage(Ramping ramping) {
        return switch (ramping.phase()) {
            case RUNNING -> ramping.place().step() == 0 ? "shadowing" : "running";
            case ROLLING_BACK -> Phase.ROLLED_BACK.word();
            case ABORTING -> Phase.ABORTED.word();
            default -> ramping.phase().word();
        };
    }

    private static String why(String group, Looked looked, Instant now) {
        Ramping ramping = looked.situation().ramping();
        if (ramping.phase() == Phase.NONE) {
            return looked.rule() == null
                    ? "its route file has no ramp; write 'ramp: { steps: [1%, 5%, 25%, 50%, 100%] }'"
                    : "none was started; ./banyan ramp start " + group + " --reason '...'";
        }
        return switch (looked.next(now)) {
            case NextStep.Rest rest -> ramping.why();
            case NextStep.Wait wait -> looked.waits(wait);
            case NextStep.Move move -> "it is about to move";
            case NextStep.RollBack back -> back.reason();
            case NextStep.Hold hold -> hold.reason();
            case NextStep.Done done -> "it is about to end: all of its steps have lasted";
        };
    }

    private static @Nullable RampNext next(Looked looked, Instant now) {
        return switch (looked.next(now)) {
            case NextStep.Wait wait ->
                wait.next().equals(looked.situation().asked())
                        ? null
                        : new RampNext(Percent.of(wait.next()), wait.earliest());
            case NextStep.Move move ->
                new RampNext(Percent.of(move.after().place().weight()), now);
            case NextStep.RollBack back ->
                new RampNext(Percent.of(back.after().place().weight()), now);
            default -> null;
        };
    }

    static List<RampStep> steps(RampRule rule, Ramping ramping, List<Change> changes) {
        List<RampStep> steps = new ArrayList<>();
        for (Weight weight : rule.steps()) {
            steps.add(new RampStep(Percent.of(weight), null, null));
        }
        for (Change change : changes.reversed()) {
            Ramping then = then(change);
            int step = then == null ? 0 : then.place().step();
            if (then == null || !then.id().equals(ramping.id()) || step < 1 || step > steps.size()) {
                continue;
            }
            RampStep known = steps.get(step - 1);
            // A step of the same number may have been another one, before the file was edited.
            boolean moved = then.phase() == Phase.RUNNING
                    && then.by().equals("ramp")
                    && then.place().to().equals(rule.weight(step));
            boolean there = moved && !then.place().climbs();
            Instant at = known.at() == null && there ? then.since().truncatedTo(ChronoUnit.MILLIS) : known.at();
            String evidence =
                    known.evidence() == null && moved ? change.author().reason() : known.evidence();
            steps.set(step - 1, new RampStep(known.weight(), at, evidence));
        }
        return List.copyOf(steps);
    }

    /// How far the ramp had come after a change; null = the change is of something else.
    private static @Nullable Ramping then(Change change) {
        for (Step step : change.steps()) {
            if (step.what().equals(LiveValue.RAMP.word())) {
                try {
                    return Ramping.parse(step.to());
                } catch (IllegalArgumentException ofANewerGateway) {
                    return null;
                }
            }
        }
        return null;
    }

    private static List<RampPointer> pointers(ShadowTally.OfAll shadowed) {
        return shadowed.routes().stream()
                .flatMap(route -> route.pointers().stream()
                        .map(one -> new RampPointer(route.route(), one.pointer(), one.count())))
                .sorted(Comparator.comparingLong(RampPointer::count).reversed())
                .limit(POINTERS)
                .toList();
    }
}
