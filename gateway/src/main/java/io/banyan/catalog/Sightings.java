package io.banyan.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is kept of everything that was noticed: when each subject was first and last declared and seen, for 90
/// days after anything was last known of it, and its calls of the last day in steps of ten minutes. Immutable;
/// at most 12,000 subjects, so that names from outside cannot fill it.
///
/// @param calls number of the step since 1970 → subject → calls
public record Sightings(Map<Subject, Times> times, SortedMap<Long, Map<Subject, Calls>> calls) {
    /// Nothing was noticed yet.
    public static final Sightings NONE = new Sightings(Map.of(), new TreeMap<>());
    /// The length of a step.
    public static final Duration STEP = Duration.ofMinutes(10);
    /// Steps in a day.
    public static final int DAY = 144;

    private static final int HOUR = 6;
    private static final int MOST = 12_000;
    private static final Duration KEPT = Duration.ofDays(90);

    public Sightings {
        times = Map.copyOf(times);
        calls = Collections.unmodifiableSortedMap(new TreeMap<>(calls));
    }

    /// The step that a moment is in.
    public static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP.toSeconds());
    }

    /// With what was noticed since.
    public Sightings with(Noticed noticed) {
        Map<Subject, Times> all = new HashMap<>(times);
        noticed.declared().forEach(subject -> put(all, subject, times(noticed.at(), noticed.at(), null)));
        Map<Subject, Calls> step = new HashMap<>(calls.getOrDefault(step(noticed.at()), Map.of()));
        noticed.traffic().forEach((subject, traffic) -> {
            Times seen = new Times(noticed.at(), null, noticed.at(), traffic.versions());
            if (put(all, subject, seen) && traffic.calls().count() > 0) {
                step.merge(subject, traffic.calls(), Calls::plus);
            }
        });
        SortedMap<Long, Map<Subject, Calls>> steps = new TreeMap<>(calls);
        if (!step.isEmpty()) {
            steps.put(step(noticed.at()), Map.copyOf(step));
        }
        return new Sightings(all, steps);
    }

    private static Times times(Instant since, @Nullable Instant declared, @Nullable Instant seen) {
        return new Times(since, declared, seen, Map.of());
    }

    private static boolean put(Map<Subject, Times> all, Subject subject, Times more) {
        Times before = all.get(subject);
        if (before == null && (all.size() >= MOST || !subject.isKeepable())) {
            return false;
        }
        all.put(subject, before == null ? more : before.and(more));
        return true;
    }

    /// Without what is too old.
    public Sightings on(Instant now) {
        Map<Subject, Times> left = new HashMap<>(times);
        left.values().removeIf(one -> one.last().isBefore(now.minus(KEPT)));
        return new Sightings(left, calls.tailMap(step(now) - DAY));
    }

    /// What is known of each subject.
    public Map<Subject, Sighting> at(Instant now) {
        Map<Subject, Calls> hour = sum(HOUR, now);
        Map<Subject, Calls> day = sum(DAY, now);
        Map<Subject, Sighting> all = new HashMap<>();
        times.forEach((subject, one) -> all.put(
                subject,
                new Sighting(
                        one.since(),
                        one.declared(),
                        one.seen(),
                        one.versions(),
                        new Rate(hour.getOrDefault(subject, Calls.NONE), seconds(HOUR, one.since(), now)),
                        new Rate(day.getOrDefault(subject, Calls.NONE), seconds(DAY, one.since(), now)))));
        return all;
    }

    /// Of the step that lasts and those before it.
    private Map<Subject, Calls> sum(int steps, Instant now) {
        Map<Subject, Calls> sum = new HashMap<>();
        calls.tailMap(step(now) - steps + 1)
                .values()
                .forEach(step -> step.forEach((subject, more) -> sum.merge(subject, more, Calls::plus)));
        return sum;
    }

    /// How long these last, by now; a subject that is known for less counts for that.
    private static long seconds(int steps, Instant since, Instant now) {
        long length = STEP.toSeconds();
        long whole = (steps - 1) * length + Math.floorMod(now.getEpochSecond(), length);
        return Math.clamp(now.getEpochSecond() - since.getEpochSecond(), 1, Math.max(1, whole));
    }
}
