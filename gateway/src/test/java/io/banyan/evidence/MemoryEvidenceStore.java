package io.banyan.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/// Evidence for as long as a test runs; may be away, and may take a batch and say that it did not.
public final class MemoryEvidenceStore implements EvidenceStore {
    public final List<Placed> taken = new ArrayList<>();
    final List<List<Placed>> given = new ArrayList<>();
    boolean away;
    boolean answersGetLost;
    int questions;
    private final Repeats repeats = new Repeats();
    private final Map<String, Long> epochs = new HashMap<>();

    @Override
    public Mono<Void> add(List<Placed> trials, Instant now) {
        return asked(() -> {
            given.add(List.copyOf(trials));
            trials.stream()
                    .filter(placed -> repeats.isNew(placed.trial().entity(), now))
                    .forEach(taken::add);
            if (answersGetLost) {
                throw new IllegalStateException("lost");
            }
        });
    }

    @Override
    public Mono<Map<String, Evidence>> read(Map<String, String> revisions) {
        Map<String, Evidence> all = new HashMap<>();
        return asked(() -> revisions.forEach((group, revision) -> all.put(group, of(group, revision))))
                .thenReturn(all);
    }

    private Evidence of(String group, String revision) {
        Map<String, Map<String, Counts>> steps = new HashMap<>();
        taken.stream()
                .filter(placed -> placed.trial().group().equals(group)
                        && placed.revision().equals(revision))
                .forEach(placed -> placed.trial().asked().forEach(kind -> {
                    Count one = new Count(placed.trial().bad().contains(kind) ? 1 : 0, 1);
                    steps.computeIfAbsent(placed.step(), none -> new HashMap<>())
                            .merge(placed.trial().route(), new Counts(Map.of(kind, one)), Counts::plus);
                }));
        return new Evidence(revision, steps);
    }

    @Override
    public Mono<Map<String, Long>> epochs() {
        return asked(() -> {}).then(Mono.fromSupplier(() -> Map.copyOf(epochs)));
    }

    @Override
    public Mono<Void> raise(Map<String, Long> least) {
        return asked(() -> least.forEach((group, epoch) -> epochs.merge(group, epoch, Long::max)));
    }

    /// As it was before anything was forgotten.
    void losesEpochs() {
        epochs.clear();
    }

    @Override
    public Mono<Long> forget(String group) {
        return asked(() -> {
                    epochs.merge(group, 1L, Long::sum);
                    taken.removeIf(placed -> placed.trial().group().equals(group));
                })
                .then(Mono.fromSupplier(() -> epochs.getOrDefault(group, 0L)));
    }

    private Mono<Void> asked(Runnable question) {
        return Mono.fromRunnable(() -> {
            questions++;
            if (away) {
                throw new IllegalStateException("away");
            }
            question.run();
        });
    }

    @Override
    public void close() {}
}
