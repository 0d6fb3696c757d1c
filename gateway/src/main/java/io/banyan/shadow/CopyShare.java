package io.banyan.shadow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many of a group's reads were copied, beside how many its share asks for.
///
/// @param due how many the share asks for, of the reads there were
/// @param made how many came to a verdict, or showed noise
/// @param notCompared cause → how many were to be copied and came to nothing
public record CopyShare(long due, long made, Map<String, Long> notCompared) {
    private static final int ENOUGH = 1_000;
    private static final double DEVIATIONS = 5;
    private static final double RELATIVE = 0.2;

    /// That much more or less is copied than is asked, a sentence; null = it is not, or there are too few reads to say.
    /// What budget and pace kept back counts as asked for by nobody. Off by a fifth, and beyond chance.
    public @Nullable String drift() {
        long wanted = due - notCompared.getOrDefault(NotCompared.BUDGET.tag(), 0L);
        long off = Math.abs(wanted - made);
        if (wanted < ENOUGH || off <= RELATIVE * wanted || off <= DEVIATIONS * Math.sqrt((double) due)) {
            return null;
        }
        return String.format(
                Locale.ROOT,
                "its share is not what was asked: %,d %s came to a result where %,d were due (%s)",
                made,
                made == 1 ? "copy" : "copies",
                wanted,
                made > wanted ? "nobody knows why" : lost(wanted));
    }

    private String lost(long wanted) {
        List<String> parts = new ArrayList<>();
        long known = 0;
        List<Map.Entry<String, Long>> causes = notCompared.entrySet().stream()
                .filter(one -> !one.getKey().equals(NotCompared.BUDGET.tag()))
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        for (Map.Entry<String, Long> cause : causes) {
            known += cause.getValue();
            parts.add(String.format(
                    Locale.ROOT, "%,d %s", cause.getValue(), cause.getKey().replace('-', ' ')));
        }
        long rest = wanted - made - known;
        if (rest > RELATIVE * (wanted - made)) {
            parts.add(
                    String.format(Locale.ROOT, "about %,d were answered with 304, 5xx, a stream or not at all", rest));
        }
        return String.join(", ", parts);
    }
}
