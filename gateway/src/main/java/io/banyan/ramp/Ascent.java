package io.banyan.ramp;

import io.banyan.evidence.Evidence;
import io.banyan.live.Ramping;
import io.banyan.live.Ramping.Phase;
import io.banyan.live.Ramping.Place;
import io.banyan.ramp.NextStep.Cause;
import io.banyan.split.Weight;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The next step of a ramp on its way up. What stops it comes first, then what rolls it back, then what it waits for.
record Ascent(RampRule rule, Situation situation, Evidence evidence, Instant now) {
    private static final int HALF = 5_000;
    /// Figures are of the last minute, and the weight has to reach every replica.
    private static final Duration SETTLED = Duration.ofSeconds(90);

    NextStep next() {
        String against = against();
        if (against != null) {
            return held(against, false);
        }
        String breach = proof().breach(ramping().tag());
        if (breach != null) {
            return rule.breach() == RampRule.Breach.HOLD
                    ? held(breach, true)
                    : new Descent(rule, situation, now).begin(Phase.ROLLING_BACK, "ramp", breach);
        }
        String split = now.isBefore(ramping().since().plus(SETTLED))
                ? null
                : situation.traffic().wrongSplit(place().weight());
        if (split != null) {
            return held(split, false);
        }
        return place().climbs() ? between() : place().step() == rule.steps().size() ? last() : step();
    }

    private NextStep held(String why, boolean breach) {
        return new NextStep.Hold(ramping().in(Phase.HELD, now, "ramp", why), why, breach);
    }

    /// Null = nothing stands against going on.
    private @Nullable String against() {
        if (situation.killed()) {
            return "the group is killed";
        }
        if (!situation.asked().equals(place().weight())) {
            return Descent.taken(situation);
        }
        return rule.fits(place())
                ? null
                : "the steps of the route file no longer fit: the ramp is at %s in step %d"
                        .formatted(place().weight(), place().step());
    }

    /// A weight between two steps needs time and no breach.
    private NextStep between() {
        Weight target = place().to();
        Instant earliest = opens(ramping().since().plus(rule.growth().in()));
        NextStep.Wait wait = untimely(target, earliest, "grows at most " + growth());
        return wait == null ? moved(place().step(), target, "on its way to " + target) : wait;
    }

    private NextStep last() {
        Instant end = ramping().since().plus(rule.hold());
        if (now.isBefore(end)) {
            String why = "the last step lasts until " + end.truncatedTo(ChronoUnit.SECONDS);
            return wait(Cause.TIME, why, end, place().weight());
        }
        String says = proof().says();
        return new NextStep.Done(ramping().in(Phase.DONE, now, "ramp", says), says);
    }

    private NextStep step() {
        Weight target = rule.weight(place().step() + 1);
        Duration least = rule.hold().compareTo(rule.growth().in()) > 0
                ? rule.hold()
                : rule.growth().in();
        Instant earliest = opens(ramping().since().plus(least));
        NextStep.Wait unproven = target.compareTo(situation.most()) > 0 ? null : unproven(target, earliest);
        if (unproven != null) {
            return unproven;
        }
        NextStep.Wait wait = untimely(target, earliest, "each step lasts " + words(least));
        return wait == null ? moved(place().step() + 1, target, proof().says() + rollBack(target)) : wait;
    }

    private NextStep.@Nullable Wait unproven(Weight target, Instant earliest) {
        if (evidence.revision().isEmpty()) {
            return wait(Cause.EVIDENCE, "no evidence is known yet", earliest, target);
        }
        boolean anew = !ramping().evidence().isEmpty() && !ramping().evidence().equals(evidence.revision());
        String unread = proof().unread();
        if (unread == null && proof().passes(ramping().tag())) {
            return null;
        }
        Cause cause = anew ? Cause.ANEW : unread == null ? Cause.EVIDENCE : Cause.UNREAD;
        NextStep.Lack lack = new Missing(proof(), ramping(), anew);
        return new NextStep.Wait(cause, lack, earliest, target);
    }

    private static NextStep.Wait wait(Cause cause, String says, @Nullable Instant earliest, Weight target) {
        return new NextStep.Wait(cause, new NextStep.Said(says), earliest, target);
    }

    /// Null = a move up would be in time.
    private NextStep.@Nullable Wait untimely(Weight target, Instant earliest, String because) {
        if (target.compareTo(situation.most()) > 0) {
            String why = "max-weight is %s, and the next step needs %s".formatted(situation.most(), target);
            return wait(Cause.CAPPED, why, null, target);
        }
        if (!now.isBefore(earliest)) {
            return null;
        }
        Hours hours = rule.hours();
        return hours == null || hours.isOpen(now)
                ? wait(Cause.TIME, because, earliest, target)
                : wait(Cause.HOURS, "its hours are " + hours.written(), earliest, target);
    }

    /// The first moment from this one on that is in its hours.
    private Instant opens(Instant from) {
        Instant first = from.isBefore(now) ? now : from;
        Hours hours = rule.hours();
        return hours == null ? first : hours.next(first);
    }

    private NextStep moved(int step, Weight target, String reason) {
        Weight to = rule.growth().toward(place().weight(), target);
        String why = to.equals(target) ? reason : reason + "; on its way to " + target;
        Place there = new Place(step, rule.steps().size(), to, target, place().before());
        return new NextStep.Move(ramping().at(there, now, evidence.revision()).saying(why), why);
    }

    /// What LEGACY has to be able to carry again; empty = below a half, or not known.
    private String rollBack(Weight target) {
        String says = target.basisPoints() > HALF ? situation.traffic().ofRollBack() : null;
        return says == null ? "" : "; " + says;
    }

    private String growth() {
        String factor = String.valueOf(rule.growth().factor()).replaceFirst("\\.0$", "");
        return "%sx in %s".formatted(factor, words(rule.growth().in()));
    }

    static String words(Duration time) {
        return time.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private Proof proof() {
        return new Proof(rule, evidence, situation.routes());
    }

    private Ramping ramping() {
        return situation.ramping();
    }

    private Place place() {
        return situation.ramping().place();
    }
}
