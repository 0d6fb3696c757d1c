package io.banyan.ramp;

import io.banyan.evidence.Kind;
import io.banyan.ramp.Outlook.Ahead;
import io.banyan.ramp.Outlook.Needs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What an outlook says to whoever plans the ramp.
public final class OutlookStory {
    /// What takes longer is worth a warning.
    private static final Duration LONG = Duration.ofDays(1);
    /// What it may lose to its hours in one step.
    private static final Duration LOST = Duration.ofDays(7);

    private OutlookStory() {}

    /// `1% in 40 min, 5% in 20 min, 100% in 3 h`, or `never 1%`.
    public static String says(List<Ahead> steps) {
        List<String> parts = new ArrayList<>();
        for (Ahead step : steps) {
            Duration takes = step.takes();
            parts.add(takes == null ? "never " + step.weight() : step.weight() + " in " + About.words(takes));
        }
        return String.join(", ", parts);
    }

    /// What the reader should know before the ramp is started, a sentence each: a step that is never taken, the one
    /// whose evidence takes longest, and the one that loses most to its hours.
    ///
    /// @param steps of the outlook
    public static List<String> warnings(Outlook outlook, List<Ahead> steps) {
        List<String> all = new ArrayList<>();
        List<Ahead> taken = steps.stream().filter(step -> step.takes() != null).toList();
        steps.stream()
                .filter(step -> step.takes() == null)
                .forEach(step -> all.add("it never reaches " + step.weight() + ": " + because(outlook, step.needs())));
        taken.stream()
                .max(Comparator.comparing(OutlookStory::evidence))
                .filter(step -> evidence(step).compareTo(LONG) > 0)
                .filter(step -> evidence(step).compareTo(outlook.rule().hold()) > 0)
                .ifPresent(step -> all.add("the evidence for " + step.weight() + " comes in about "
                        + About.words(evidence(step)) + ": " + because(outlook, step.needs())));
        taken.stream()
                .max(Comparator.comparing(Ahead::lost))
                .filter(step -> step.lost().compareTo(LOST) > 0)
                .ifPresent(step -> all.add("on its way to " + step.weight() + " it waits about "
                        + About.words(step.lost())
                        + " for its hours; allow more of them, or let it grow faster (ramp.growth)"));
        return all;
    }

    /// How long it takes to come.
    private static Duration evidence(Ahead taken) {
        return Objects.requireNonNullElse(taken.needs().takes(), Duration.ZERO);
    }

    private static String because(Outlook outlook, Needs needs) {
        String what = String.format(
                Locale.ROOT,
                "it takes %,d clean reads%s that are looked at for %s, ",
                needs.reads(),
                needs.of().isEmpty() ? "" : " of " + needs.of(),
                Proof.faults(needs.kind()));
        if (needs.perSecond() > 0) {
            return what
                    + "at a rate of "
                    + rate(needs.perSecond())
                    + (needs.bound().isEmpty()
                            ? "; copy a larger share (shadow), or allow more faults (ramp.gates)"
                            : " at most; " + needs.bound() + " allows no more copies");
        }
        return what
                + (isRead(outlook, needs.of())
                        ? "and nothing of it is copied; write shadow: 5%"
                        : "and nobody reads it; a weight of its own leaves it out of the ramp");
    }

    /// @param route empty = any of them
    private static boolean isRead(Outlook outlook, String route) {
        return outlook.reads().entrySet().stream()
                .anyMatch(one -> (route.isEmpty() || route.equals(one.getKey())) && one.getValue() > 0);
    }

    /// `0.3 a second`, `12 an hour`.
    private static String rate(double perSecond) {
        if (perSecond >= 0.1) {
            return String.format(Locale.ROOT, "%.1f a second", perSecond);
        }
        double perHour = perSecond * 3_600;
        return perHour >= 1
                ? String.format(Locale.ROOT, "%.0f an hour", perHour)
                : String.format(Locale.ROOT, "%.1f a day", perSecond * 86_400);
    }

    /// What it takes of clean reads, for whoever does not know the traffic: `each route needs 381 clean pairs and 763
    /// clean reads of MODERN before 1%, 77 and 153 fresh ones of all before each further step`.
    public static String needs(RampRule rule) {
        Gates gates = rule.gates();
        String first = String.format(
                Locale.ROOT,
                "each route needs %,d clean pairs and %,d clean reads of MODERN before %s",
                gates.passing(Kind.MISMATCH).needed(0, 0),
                Math.max(
                        gates.passing(Kind.ERRORS).needed(0, 0),
                        gates.passing(Kind.SLOW).needed(0, 0)),
                rule.weight(1));
        String further = String.format(
                Locale.ROOT,
                ", %,d and %,d fresh ones of all before each further step",
                rule.fresh(Kind.MISMATCH),
                Math.max(rule.fresh(Kind.ERRORS), rule.fresh(Kind.SLOW)));
        return rule.steps().size() == 1 ? first : first + further;
    }
}
