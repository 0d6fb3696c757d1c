package io.banyan.demo.grouppage;

import io.banyan.projections.projection.Document;
import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.Checkpoints;
import io.banyan.projections.store.IndexRange;
import io.banyan.projections.store.NoSuchView;
import io.banyan.projections.store.Page;
import io.banyan.projections.store.Seen;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewReader;
import io.banyan.projections.store.ViewStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Groups as the view `groups` has them; its documents and indexes are named in `groups-view/index.mjs`.
final class GroupReads {
    /// The version that this function was written for.
    static final ViewId VIEW = new ViewId("groups", 1);

    private final ViewStore store;
    private volatile @Nullable ViewReader reader;

    GroupReads(ViewStore store) {
        this.store = store;
    }

    /// A group's members in the order of the monolith's JSON, as new as the older of two reads; empty where no group
    /// has this slug.
    ///
    /// @throws NoSuchView while the view is not there
    Seen<Optional<Map<String, Object>>> group(String slug) {
        try {
            return read(reader(), slug);
        } catch (NoSuchView gone) {
            // It may come back, kept by another number of partitions.
            reader = null;
            throw gone;
        }
    }

    private ViewReader reader() {
        ViewReader now = reader;
        if (now == null) {
            now = new ViewReader(store, VIEW);
            reader = now;
        }
        return now;
    }

    private static Seen<Optional<Map<String, Object>>> read(ViewReader reader, String slug) {
        Seen<Page> found = reader.page(IndexRange.of("slug:" + slug).limit(1));
        if (found.value().documents().isEmpty()) {
            return found.map(_ -> Optional.empty());
        }
        Document group = found.value().documents().getFirst().document();
        Seen<Long> events = reader.count(IndexRange.of("group:" + text(group, "id") + "/events"));
        Checkpoint least = Checkpoints.least(List.of(found.checkpoint(), events.checkpoint()));
        return new Seen<>(Optional.of(members(group, events.value())), Objects.requireNonNull(least));
    }

    private static Map<String, Object> members(Document group, long events) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (String text : List.of("slug", "name", "city", "description")) {
            members.put(text, text(group, text));
        }
        members.put("organizerId", group.number("organizerId"));
        members.put("events", events);
        return members;
    }

    private static String text(Document document, String field) {
        return Objects.requireNonNull(document.text(field), field);
    }
}
