package io.banyan.projections.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.Change;
import io.banyan.projections.projection.ProjectionCall.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProjectionCallTests {
    private static final DocumentKey KEY = RsvpProjection.count("1");

    private final WorkingDocuments documents = new WorkingDocuments(10);

    @Test
    void asksForWhatIsReadAndThenForWhatIsWritten() {
        Result first = call((change, view) -> {
            view.get(KEY);
            return List.of(Operation.put(other(), Document.EMPTY));
        });
        documents.fetched(List.of(KEY), Map.of());
        Result second = call((change, view) -> {
            view.get(KEY);
            return List.of(Operation.put(other(), Document.EMPTY));
        });

        assertThat(first).isEqualTo(new Result.Needs(Set.of(KEY)));
        assertThat(second).isEqualTo(new Result.Needs(Set.of(other())));
        assertThat(documents.written()).isEmpty();
    }

    /// Rows of a build mostly make documents that nobody has written.
    @Test
    void needsAfterAPartitionWasEmptiedOnlyWhatWasWrittenSince() {
        documents.emptied(1_000);
        Result first = call((change, view) -> List.of(Operation.put(other(), Document.EMPTY)));
        documents.settled();
        var read = IntStream.range(0, 20)
                .mapToObj(id -> RsvpProjection.count("of " + id))
                .toList();
        documents.fetched(read, Map.of());
        documents.settled();
        Result second = call((change, view) -> List.of(Operation.add(other(), "yes", 1)));
        documents.forget();
        Result third = call((change, view) -> List.of(Operation.put(KEY, Document.EMPTY)));

        assertThat(first).isEqualTo(new Result.Done());
        assertThat(second).as("no longer at hand").isEqualTo(new Result.Needs(Set.of(other())));
        assertThat(third).as("others may have written").isEqualTo(new Result.Needs(Set.of(KEY)));
    }

    @Test
    void coalescesWhatABatchDoesToADocument() {
        documents.fetched(List.of(KEY), Map.of(KEY, new StoredDocument(Document.EMPTY.with("yes", 5))));

        call((change, view) -> List.of(Operation.add(KEY, "yes", 1)));
        call((change, view) -> List.of(Operation.add(KEY, "yes", 1), Operation.enter(KEY, Map.of("by-yes", "7"))));

        assertThat(documents.written()).singleElement().satisfies(written -> {
            assertThat(written.before()).isEqualTo(new StoredDocument(Document.EMPTY.with("yes", 5)));
            assertThat(written.after()).isNotNull();
            assertThat(written.entered()).containsExactly(Map.entry("by-yes", "7"));
            assertThat(written.left()).isEmpty();
        });
    }

    @Test
    void writesNothingForADocumentThatIsAsItWas() {
        documents.fetched(List.of(KEY), Map.of());

        call((change, view) -> List.of(Operation.add(KEY, "yes", 1)));
        call((change, view) -> List.of(Operation.add(KEY, "yes", -1)));

        assertThat(documents.written()).isEmpty();
    }

    @Test
    void aDeletedDocumentLeavesItsIndexes() {
        StoredDocument stored = new StoredDocument(Document.EMPTY, new TreeMap<>(Map.of("by-start", "2026")));
        documents.fetched(List.of(KEY), Map.of(KEY, stored));

        call((change, view) -> List.of(Operation.delete(KEY)));

        assertThat(documents.written()).singleElement().satisfies(written -> assertThat(written.left())
                .containsExactly(Map.entry("by-start", "2026")));
    }

    @Test
    void appliesAllOfAChangeOrNothing() {
        documents.fetched(List.of(KEY, other()), Map.of());

        Result result = call((change, view) ->
                List.of(Operation.add(KEY, "yes", 1), Operation.enter(other(), Map.of("by-start", "2026"))));

        assertThat(failure(result)).contains("there is no document to enter in indexes; put it first");
        assertThat(documents.written()).isEmpty();
    }

    @Test
    void tellsAProjectionThatThrows() {
        Result result = call((change, view) -> {
            throw new IllegalStateException("no such city");
        });

        assertThat(failure(result))
                .startsWith("it threw IllegalStateException at ")
                .doesNotContain("no such city");
    }

    @Test
    void tellsAProjectionThatWritesOutsideItsPartition() {
        Result result = call((change, view) -> List.of(Operation.delete(RsvpProjection.count("2"))));

        assertThat(failure(result))
                .isEqualTo("it wrote event:2/rsvps for a change of partition event:1 but may write documents of that"
                        + " partition alone; let partition() say where the change belongs");
    }

    @Test
    void tellsAProjectionThatReadsOutsideItsPartition() {
        Result outside = call((change, view) -> {
            view.get(RsvpProjection.count("2"));
            return List.of();
        });
        Result everywhere = call((change, view) -> {
            view.get(PartitionKey.EVERYWHERE.document("group:1"));
            return List.of();
        });

        assertThat(failure(outside)).startsWith("it read event:2/rsvps for a change of partition event:1");
        assertThat(everywhere).isInstanceOf(Result.Needs.class);
    }

    @Test
    void tellsAnOperationThatIsNone() {
        Result result = call((change, view) -> {
            List<Operation> operations = new ArrayList<>();
            operations.add(nothing());
            return operations;
        });

        assertThat(failure(result)).contains("must be a put, patch, delete, add or enter");
    }

    @SuppressWarnings("NullAway") // What code that is not null-marked may return.
    private static Operation nothing() {
        return null;
    }

    private static DocumentKey other() {
        return PartitionKey.of("event", "1").document("page");
    }

    private Result call(BiFunction<Change, View, List<Operation>> does) {
        Projection projection = new RsvpProjection(does);
        Part part = Part.of(projection, Changes.insert(Changes.row("1", "2", "yes")))
                .getFirst();
        return new ProjectionCall(projection).apply(part, documents);
    }

    private static String failure(Result result) {
        assertThat(result).isInstanceOf(Result.Failed.class);
        return ((Result.Failed) result).why();
    }
}
