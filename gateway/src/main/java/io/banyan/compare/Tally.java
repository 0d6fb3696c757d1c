package io.banyan.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What many pairs came to. Keeps keys, and values only where a rule says so. Safe for any thread.
public final class Tally {
    private static final int EXAMPLES = 5;
    private static final int MOST_POINTERS = 100;

    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private final Map<String, Examples> mismatches = new HashMap<>();
    private final Map<String, Examples> failures = new HashMap<>();
    private int notJson;

    /// How often something was found, and of which keys.
    ///
    /// @param what a pointer, or why a pair failed
    /// @param keys the first five
    /// @param legacy what LEGACY says there of the first of them, where a rule lets values be kept; else null
    /// @param modern likewise
    public record Found(
            String what,
            int count,
            List<String> keys,
            @Nullable String legacy,
            @Nullable String modern) {}

    private static final class Examples {
        private int count;
        private final List<String> keys = new ArrayList<>();
        private @Nullable Difference first;

        void add(String key, @Nullable Difference shown) {
            first = count++ == 0 ? shown : first;
            if (keys.size() < EXAMPLES) {
                keys.add(key);
            }
        }
    }

    synchronized void add(String key, Pairing pair) {
        verdicts.merge(pair.verdict(), 1, Integer::sum);
        notJson += pair.notJson() ? 1 : 0;
        if (pair.verdict() == Verdict.FAILED) {
            examples(failures, pair.why(), key, null);
        }
        pair.differences().forEach(one -> examples(mismatches, one.pointer(), key, pair.storesValues() ? one : null));
    }

    private static void examples(Map<String, Examples> all, String what, String key, @Nullable Difference shown) {
        if (all.size() < MOST_POINTERS || all.containsKey(what)) {
            all.computeIfAbsent(what, none -> new Examples()).add(key, shown);
        }
    }

    public synchronized int of(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }

    /// Of how many pairs an answer said that it is JSON and is none, so that bytes were compared.
    public synchronized int notJson() {
        return notJson;
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
                .map(one -> found(one.getKey(), one.getValue()))
                .sorted(Comparator.comparingInt(Found::count).reversed().thenComparing(Found::what))
                .toList();
    }

    private static Found found(String what, Examples of) {
        Difference first = of.first;
        return new Found(
                what,
                of.count,
                List.copyOf(of.keys),
                first == null ? null : first.legacy(),
                first == null ? null : first.modern());
    }
}
