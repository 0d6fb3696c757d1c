package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.projection.Document;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.StoredDocument;
import io.banyan.projections.projection.Written;
import io.banyan.projections.runner.RunnerTap;
import io.banyan.projections.runner.ViewRunner;
import io.banyan.projections.store.Batch;
import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.Did;
import io.banyan.projections.store.ViewReader;
import io.banyan.projections.store.Wish;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Damage to a view, and how it is asked to be mended: what the contracts of parts stand on.
abstract class PartStage extends RunnerStage {
    private int asked;

    ViewRunner built(int partitions) {
        world.change(60);
        ViewRunner runner = runner(store, partitions, RunnerTap.NONE);
        finish(runner);
        return runner;
    }

    static void ask(ViewRunner runner, Wish wish) {
        assertThat(runner.wishes().take(wish)).isTrue();
        finish(runner);
    }

    Wish.Keys keys(String... events) {
        asked++;
        return new Wish.Keys(
                "part-" + asked,
                List.of(events).stream().map(EventsProjection::event).collect(Collectors.toSet()));
    }

    static PartitionKey event(String id) {
        return EventsProjection.event(id);
    }

    /// What a projection with a fault may have made of these events.
    void damage(Set<String> events, int partitions) {
        for (String id : events) {
            int home = event(id).among(partitions);
            Checkpoint at = Objects.requireNonNull(store.checkpoint(VIEW, home));
            DocumentKey page = EventsProjection.page(id);
            DocumentKey count = EventsProjection.rsvps(id);
            Map<DocumentKey, StoredDocument> there =
                    store.documents(VIEW, home, List.of(page, count)).value();
            store.apply(
                    VIEW,
                    home,
                    Batch.of(
                            at.turn(),
                            at.turned("damage-" + id),
                            List.of(
                                    new Written(page, there.get(page), damaged("by-start")),
                                    new Written(count, there.get(count), null),
                                    new Written(event(id).document("stray"), null, damaged("group:1/by-start")))));
        }
    }

    Set<DocumentKey> strays(int partitions) {
        return store.keys(VIEW, event("1").among(partitions), Set.of(event("1"))).stream()
                .filter(key -> key.name().equals("stray"))
                .collect(Collectors.toSet());
    }

    static StoredDocument damaged(String index) {
        return new StoredDocument(Document.EMPTY.with("title", "damaged"), new TreeMap<>(Map.of(index, "2025-01-01")));
    }

    @Nullable
    String titleOf(String event) {
        Document page = new ViewReader(store, VIEW)
                .documents(List.of(EventsProjection.page(event)))
                .value()
                .get(EventsProjection.page(event));
        return page == null ? null : page.text("title");
    }

    Did did() {
        return Objects.requireNonNull(store.did(VIEW));
    }
}
