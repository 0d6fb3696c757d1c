package io.banyan.views;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableName;
import io.banyan.projections.projection.Document;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.StoredDocument;
import io.banyan.projections.projection.Written;
import io.banyan.projections.store.Applied;
import io.banyan.projections.store.Batch;
import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.DeadLetter;
import io.banyan.projections.store.IndexPlace;
import io.banyan.projections.store.IndexRange;
import io.banyan.projections.store.Load;
import io.banyan.projections.store.Page;
import io.banyan.projections.store.Placed;
import io.banyan.projections.store.Registration;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewReader;
import io.banyan.projections.store.ViewState;
import io.banyan.projections.store.ViewStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/// A store, and what to put in it: what the contracts of stores stand on.
abstract class ViewStoreStage {
    static final ViewId VIEW = new ViewId("events", 3);
    static final DocumentKey ONE = DocumentKey.parse("event:1/page");
    static final DocumentKey TWO = DocumentKey.parse("event:2/page");

    final ViewStore store = stores().store();

    /// The server of all tests of the class.
    abstract Stores stores();

    @BeforeEach
    void empty() {
        stores().empty();
    }

    void fill(int partitions, List<String> sorts) {
        store.register(new Registration(VIEW, "aa", partitions));
        for (int partition = 0; partition < partitions; partition++) {
            begin(partition);
            List<Written> here = new ArrayList<>();
            for (int i = 0; i < sorts.size(); i++) {
                DocumentKey key = DocumentKey.parse("event:" + i + "/page");
                if (key.partition().standsIn(partition, partitions)) {
                    here.add(written(key, null, entered("event " + i, sorts.get(i))));
                }
            }
            store.apply(VIEW, partition, Batch.of("1", checkpoint("2-" + partition, 20), here));
        }
    }

    static DocumentKey inPartition(int partition, int partitions) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> DocumentKey.parse("event:" + i + "/none"))
                .filter(key -> key.partition().among(partitions) == partition)
                .findFirst()
                .orElseThrow();
    }

    static List<Placed> paged(ViewReader reader, IndexRange range) {
        List<Placed> all = new ArrayList<>();
        IndexRange next = range;
        while (true) {
            Page page = reader.page(next).value();
            all.addAll(page.documents());
            if (page.next() == null) {
                return all;
            }
            next = next.after(IndexPlace.parse(page.next().text()));
        }
    }

    void begin() {
        begin(0);
    }

    void begin(int partition) {
        store.apply(VIEW, partition, Batch.only(null, checkpoint("1", 10)));
    }

    Applied put(String expected, String turn, long at, Written... documents) {
        return store.apply(VIEW, 0, Batch.of(expected, checkpoint(turn, at), List.of(documents)));
    }

    static Batch parking(String expected, String turn, List<DeadLetter> parked, List<String> unparked) {
        return new Batch(expected, checkpoint(turn, 20), false, List.of(), parked, unparked);
    }

    static DeadLetter letter(long at) {
        return letter(new LogPosition(at, 1), "event", "1");
    }

    static DeadLetter letter(LogPosition at, String table, String id) {
        var change =
                new Change(at, Change.Kind.INSERT, TableName.parse(table), List.of("id"), Map.of(), Map.of("id", id));
        return new DeadLetter(PartitionKey.of("event", "1"), change, "it threw", World.BEGAN);
    }

    static Checkpoint checkpoint(String turn, long at) {
        return checkpoint(turn, LogPosition.mark(at));
    }

    static Checkpoint checkpoint(String turn, LogPosition at) {
        return new Checkpoint(
                turn, ViewState.LIVE, World.SOURCE, at, World.BEGAN, null, new Load(0, 0, World.BEGAN, 1));
    }

    static Written written(DocumentKey key, @Nullable StoredDocument before, @Nullable StoredDocument after) {
        return new Written(key, before, after);
    }

    static StoredDocument document(String title) {
        return new StoredDocument(Document.EMPTY.with("title", title));
    }

    static StoredDocument entered(String title, String sort) {
        return new StoredDocument(Document.EMPTY.with("title", title), new TreeMap<>(Map.of("by-start", sort)));
    }
}
