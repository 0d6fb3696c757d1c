package io.banyan.demo.modern.reads;

import io.banyan.demo.projections.EventKeys;
import io.banyan.projections.projection.Document;
import io.banyan.projections.query.Reading;
import io.banyan.projections.store.IndexPlace;
import io.banyan.projections.store.IndexRange;
import io.banyan.projections.store.Page;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Lists of events. A list is read from the indexes that have all of its events: its group's, those of its city's
/// groups, its tags', or that of all events. Where one index is the list, its length and a page of it are asked for.
/// Else all that the indexes have is read, up to 1,000 events; a list that would need more is empty here, so that the
/// monolith gives it.
public final class ListReads {
    private static final int MOST = 1_000;

    /// The most events that an index passes over.
    private static final int FURTHEST = 10_000;

    private ListReads() {}

    /// Empty where reading it would cost too much, never for a list without events.
    public static Optional<EventListView> list(Reading reading, EventQuery query) {
        List<String> indexes = indexes(reading, query);
        return indexes.size() == 1 && query.isDecidedByIndex()
                ? page(reading, indexes.getFirst(), query)
                : all(reading, indexes, query).map(events -> sliced(reading, events, query));
    }

    private static List<String> indexes(Reading reading, EventQuery query) {
        if (query.group() != null) {
            return groups(reading, EventKeys.slug(query.group())).stream()
                    .filter(group -> query.city() == null || query.city().equals(group.text("city")))
                    .map(ListReads::ofGroup)
                    .toList();
        }
        if (query.city() != null) {
            return groups(reading, EventKeys.city(query.city())).stream()
                    .map(ListReads::ofGroup)
                    .toList();
        }
        return query.tags().isEmpty()
                ? List.of(EventKeys.EVENTS)
                : query.tags().stream().distinct().map(EventKeys::ofTag).toList();
    }

    private static List<Document> groups(Reading reading, String index) {
        return EventReads.documents(reading.page(IndexRange.of(index).limit(MOST)));
    }

    private static String ofGroup(Document group) {
        return EventKeys.ofGroup(Fields.text(group, "id"));
    }

    private static Optional<EventListView> page(Reading reading, String index, EventQuery query) {
        var range = IndexRange.of(index);
        int total = Math.toIntExact(reading.count(range));
        int skipped = query.page() * query.size();
        if (skipped < total && skipped > FURTHEST) {
            return Optional.empty();
        }
        List<Document> events = skipped >= total
                ? List.of()
                : EventReads.documents(reading.page(range.offset(skipped).limit(query.size())));
        return Optional.of(told(reading, events, total, query));
    }

    /// In their order, each once.
    private static Optional<List<Document>> all(Reading reading, List<String> indexes, EventQuery query) {
        var events = new TreeMap<IndexPlace, Document>();
        for (String index : indexes) {
            Page page = reading.page(IndexRange.of(index).limit(MOST));
            page.documents().forEach(placed -> events.put(placed.place(), placed.document()));
            if (page.next() != null || events.size() > MOST) {
                return Optional.empty();
            }
        }
        return Optional.of(events.values().stream().filter(query::shows).toList());
    }

    private static EventListView sliced(Reading reading, List<Document> events, EventQuery query) {
        List<Document> page = events.stream()
                .skip((long) query.page() * query.size())
                .limit(query.size())
                .toList();
        return told(reading, page, events.size(), query);
    }

    private static EventListView told(Reading reading, List<Document> events, int total, EventQuery query) {
        return new EventListView(query.page(), query.size(), total, Joined.events(reading, events));
    }
}
