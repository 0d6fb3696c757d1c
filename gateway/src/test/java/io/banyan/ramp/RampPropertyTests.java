package io.banyan.ramp;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.evidence.Count;
import io.banyan.evidence.Counts;
import io.banyan.evidence.Evidence;
import io.banyan.evidence.Gate;
import io.banyan.evidence.Kind;
import io.banyan.live.Ramping;
import io.banyan.live.Ramping.Phase;
import io.banyan.split.Weight;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Random walks: people, files, clocks and evidence do what they like, and whatever a ramp does then is held against
/// rules that are written down here a second time.
class RampPropertyTests {
    private static final long SEED = 20_261_130;
    private static final int WALKS = 1_500;
    private static final int STEPS = 60;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private int moves;
    private int backs;
    private int holds;
    private int waits;

    @Test
    void keepEveryRuleWhateverHappens() {
        for (int walk = 0; walk < WALKS; walk++) {
            new Walk(random.split(), walk % 3 == 0).go();
        }

        assertThat(List.of(moves, backs, holds, waits))
                .as("a walk that sees nothing proves nothing")
                .allMatch(seen -> seen > 100);
    }

    private final class Walk {
        private final SplittableRandom chance;
        private final RampRule rule;
        private final Map<String, Map<Kind, Count>> seen = new HashMap<>();
        private final boolean bad;
        private Ramping ramping = Sketch.ramping(Phase.RUNNING, 0, "0%");
        private Weight asked = Weight.NONE;
        private Weight most = Weight.ALL;
        private boolean killed;
        private Instant now = Sketch.START;

        Walk(SplittableRandom chance, boolean bad) {
            this.chance = chance;
            this.bad = bad;
            Hours hours = chance.nextBoolean()
                    ? null
                    : new Hours(
                            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                            LocalTime.of(8, 0),
                            LocalTime.of(20, 0),
                            ZoneId.of("Europe/Berlin"),
                            "");
            rule = Sketch.rule(hours, RampRule.Breach.ROLL_BACK, false, "1%", "5%", "25%", "50%", "100%");
        }

        void go() {
            for (int step = 0; step < STEPS; step++) {
                happen();
                Situation situation =
                        new Situation(ramping, asked, most, killed, "dana", Set.of("page"), Traffic.UNKNOWN);
                NextStep next = NextStep.of(rule, situation, evidence(), now);
                check(next);
                took(next);
            }
        }

        private void happen() {
            now = now.plus(Duration.ofSeconds(chance.nextInt(900)));
            switch (chance.nextInt(40)) {
                case 0 -> killed = !killed;
                case 1 -> asked = new Weight(chance.nextInt(10_001));
                case 2 -> most = new Weight(chance.nextInt(10_001));
                case 3 -> most = Weight.ALL;
                case 4, 5 -> {
                    if (ramping.phase() == Phase.HELD) {
                        killed = false;
                        asked = ramping.place().weight();
                        ramping = ramping.in(Phase.RUNNING, now, "ann", "on");
                    }
                }
                default -> read();
            }
        }

        private void read() {
            Map<Kind, Count> here = seen.computeIfAbsent(ramping.tag(), none -> new HashMap<>());
            int reads = chance.nextInt(600);
            for (Kind kind : Kind.values()) {
                int wrong = bad ? (int) (reads * chance.nextDouble() * 0.03) : 0;
                here.merge(kind, new Count(wrong, reads), Count::plus);
            }
        }

        private Evidence evidence() {
            Map<String, Map<String, Counts>> all = new HashMap<>();
            seen.forEach((step, counts) -> all.put(step, Map.of("page", new Counts(counts))));
            return new Evidence("r1", all);
        }

        private void check(NextStep next) {
            Weight before = ramping.place().weight();
            boolean free = ramping.phase() == Phase.RUNNING && !killed && asked.equals(before);
            if (free && breached()) {
                assertThat(next).isInstanceOfSatisfying(NextStep.RollBack.class, back -> {
                    assertThat(back.after().place().weight()).isEqualTo(Weight.NONE);
                    assertThat(back.after().phase()).isEqualTo(Phase.ROLLED_BACK);
                });
                return;
            }
            if (next instanceof NextStep.Move move) {
                assertThat(free)
                        .as("moves only while it runs, is not killed, and nobody set another weight")
                        .isTrue();
                Weight after = move.after().place().weight();
                int step = move.after().place().step();
                assertThat(after).isGreaterThan(before).isLessThanOrEqualTo(most);
                assertThat(after).isLessThanOrEqualTo(rule.weight(step));
                assertThat(after.basisPoints()).isLessThanOrEqualTo(2 * Math.max(100, before.basisPoints()));
                assertThat(Duration.between(ramping.since(), now)).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
                assertThat(rule.hours() == null || rule.hours().isOpen(now)).isTrue();
                if (step != ramping.place().step()) {
                    assertThat(step).isEqualTo(ramping.place().step() + 1);
                    assertThat(Duration.between(ramping.since(), now)).isGreaterThanOrEqualTo(RampRule.HOLD);
                    assertProven();
                }
            }
        }

        private void assertProven() {
            for (Kind kind : Kind.values()) {
                Count all = evidence().of("page").of(kind);
                Gate gate = new Gate(Gates.DEFAULT.limit(kind), 0.05);
                assertThat(gate.of(all.bad(), all.all())).isEqualTo(Gate.Word.PASSED);
                assertThat(evidence().of(ramping.tag(), "page").of(kind).all() * 5)
                        .isGreaterThanOrEqualTo(gate.needed(0, 0));
            }
        }

        private boolean breached() {
            for (Kind kind : Kind.values()) {
                Gate gate = new Gate(Gates.DEFAULT.limit(kind), 0.05 / 3 / 7);
                Count all = evidence().of("page").of(kind);
                Count here = evidence().of(ramping.tag(), "page").of(kind);
                if (gate.of(all.bad(), all.all()) == Gate.Word.FAILED
                        || gate.of(here.bad(), here.all()) == Gate.Word.FAILED) {
                    return true;
                }
            }
            return false;
        }

        private void took(NextStep next) {
            switch (next) {
                case NextStep.Move move -> {
                    moves++;
                    ramping = move.after();
                    asked = ramping.place().weight();
                }
                case NextStep.RollBack back -> {
                    backs++;
                    ramping = back.after();
                    asked = ramping.place().weight();
                }
                case NextStep.Hold hold -> {
                    holds++;
                    ramping = hold.after();
                }
                case NextStep.Done done -> ramping = done.after();
                case NextStep.Wait wait -> waits++;
                case NextStep.Rest rest -> assertThat(ramping.phase().moves()).isFalse();
            }
        }
    }
}
