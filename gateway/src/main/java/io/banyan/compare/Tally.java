package io.banyan.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What many pairs came to. Keeps keys and never values. Safe for any thread.
public final class Tally {
    private static final int EXAMPLES = 5;
    private static final int MOST_POINTERS = 100;

    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private final Map<String, Examples> mismatches = new HashMap<>();
    private final Map<String, Examples> failures = new HashMap<>();

    /// How often something was found, and of which keys.
    ///
    /// @param what a pointer, or why a pair failed
    /// @param keys the first five
    public record Found(String what, int count, List<String> keys) {}

    private static final class Examples {
        private int count;
        private final List<String> keys = new ArrayList<>();

        void add(String key) {
            count++;
            if (keys.size() < EXAMPLES) {
                keys.add(key);
            }
        }
    }

    synchronized void add(String key, Pairing pair) {
        verdicts.merge(pair.verdict(), 1, Integer::sum);
        if (pair.verdict() == Verdict.FAILED) {
            examples(failures, pair.why(), key);
        }
        pair.differences().forEach(pointer -> examples(mismatches, pointer, key));
    }

    private static void examples(Map<String, Examples> all, String what, String key) {
        if (all.size() < MOST_POINTERS || all.containsKey(what)) {
            all.computeIfAbsent(what, none -> new Examples()).add(key);
        }
    }

    public synchronized int of(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }

    public synchronized int all() {
        return verdicts.values().stream().mapToInt(count -> count).sum();
    }

    /// By pointer, the most frequent first.
    public synchronized List<Found> mismatches() {
        return found(mismatches);
    }

    /// By reason, likewise.
    public synchronized List<Found> failures() {
        return found(failures);
    }

    private static List<Found> found(Map<String, Examples> all) {
        return all.entrySet().stream()
                .map(one -> new Found(one.getKey(), one.getValue().count, List.copyOf(one.getValue().keys)))
                .sorted(Comparator.comparingInt(Found::count).reversed().thenComparing(Found::what))
                .toList();
    }
}
