package io.banyan.store;

import io.banyan.evidence.Count;
import io.banyan.evidence.Counts;
import io.banyan.evidence.Evidence;
import io.banyan.evidence.EvidenceStore;
import io.banyan.evidence.Kind;
import io.banyan.evidence.Placed;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What a replica by itself has counted, and its text: lines with tabs, one for each time that a group was forgotten
/// (`e GROUP EPOCH`), one for each revision (`r GROUP REVISION MILLIS`, when it was last added to) and one for each
/// count (`c GROUP REVISION STEP ROUTE KIND BAD ALL`). Lines that cannot be read are left out.
final class EvidenceFile {
    private final Map<String, Long> epochs = new TreeMap<>();
    private final Map<String, Map<String, OfRevision>> groups = new TreeMap<>();

    private static final class OfRevision {
        private long millis;
        private final Map<String, Map<String, Counts>> steps = new TreeMap<>();

        private void add(String step, String route, Kind kind, Count count) {
            steps.computeIfAbsent(step, none -> new TreeMap<>())
                    .merge(route, new Counts(Map.of(kind, count)), Counts::plus);
        }
    }

    static EvidenceFile of(String text) {
        EvidenceFile read = new EvidenceFile();
        text.lines().forEach(line -> {
            try {
                read.line(List.of(line.split("\t", -1)));
            } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
                // left out
            }
        });
        return read;
    }

    private void line(List<String> parts) {
        switch (parts.getFirst()) {
            case "e" -> epochs.put(parts.get(1), Long.parseLong(parts.get(2)));
            case "r" -> revision(parts.get(1), parts.get(2)).millis = Long.parseLong(parts.get(3));
            case "c" -> {
                Kind kind = Kind.valueOf(parts.get(5).toUpperCase(Locale.ROOT));
                Count count = new Count(Long.parseLong(parts.get(6)), Long.parseLong(parts.get(7)));
                revision(parts.get(1), parts.get(2)).add(parts.get(3), parts.get(4), kind, count);
            }
            default -> {}
        }
    }

    private OfRevision revision(String group, String revision) {
        return groups.computeIfAbsent(group, none -> new TreeMap<>())
                .computeIfAbsent(revision, none -> new OfRevision());
    }

    void add(Placed placed, Instant now) {
        OfRevision of = revision(placed.trial().group(), placed.revision());
        of.millis = now.toEpochMilli();
        placed.trial().asked().forEach(kind -> {
            boolean bad = placed.trial().bad().contains(kind);
            of.add(placed.step(), placed.trial().route(), kind, new Count(bad ? 1 : 0, 1));
        });
    }

    /// Drops what is older than 30 days, and of each group all but the newest ten revisions.
    void forget(Instant now) {
        long oldest = now.minus(EvidenceStore.KEPT).toEpochMilli();
        groups.values().forEach(revisions -> {
            revisions.values().removeIf(of -> of.millis < oldest);
            List<String> surplus = revisions.entrySet().stream()
                    .sorted(Comparator.comparingLong((Map.Entry<String, OfRevision> one) -> one.getValue().millis)
                            .reversed())
                    .skip(EvidenceStore.REVISIONS)
                    .map(Map.Entry::getKey)
                    .toList();
            surplus.forEach(revisions::remove);
        });
        groups.values().removeIf(Map::isEmpty);
    }

    /// Gives the new epoch.
    long forget(String group) {
        groups.remove(group);
        return epochs.merge(group, 1L, Long::sum);
    }

    void raise(Map<String, Long> least) {
        least.forEach((group, epoch) -> epochs.merge(group, epoch, Long::max));
    }

    Map<String, Long> epochs() {
        return Map.copyOf(epochs);
    }

    Evidence of(String group, String revision) {
        OfRevision of = groups.getOrDefault(group, new HashMap<>()).get(revision);
        return new Evidence(revision, of == null ? Map.of() : of.steps);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        epochs.forEach((group, epoch) -> line(text, "e", group, epoch));
        groups.forEach((group, revisions) -> revisions.forEach((revision, of) -> {
            line(text, "r", group, revision, of.millis);
            of.steps.forEach((step, routes) -> routes.forEach((route, counts) -> {
                for (Kind kind : Kind.values()) {
                    Count count = counts.of(kind);
                    if (count.all() > 0) {
                        line(text, "c", group, revision, step, route, kind.word(), count.bad(), count.all());
                    }
                }
            }));
        }));
        return text.toString();
    }

    private static void line(StringBuilder text, Object... parts) {
        for (int i = 0; i < parts.length; i++) {
            text.append(i == 0 ? "" : "\t").append(parts[i]);
        }
        text.append('\n');
    }
}
