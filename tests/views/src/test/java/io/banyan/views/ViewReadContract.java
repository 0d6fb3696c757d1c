package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.banyan.projections.change.LogPosition;
import io.banyan.projections.projection.Document;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.store.Batch;
import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.IndexPlace;
import io.banyan.projections.store.IndexRange;
import io.banyan.projections.store.NoSuchView;
import io.banyan.projections.store.Page;
import io.banyan.projections.store.Placed;
import io.banyan.projections.store.Registration;
import io.banyan.projections.store.Seen;
import io.banyan.projections.store.ViewReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every store of views promises whoever reads, by however many partitions a view is kept.
abstract class ViewReadContract extends ViewStoreStage {
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void pagesThroughAnIndexMergedFromAllPartitions(int partitions) {
        List<String> sorts =
                IntStream.range(0, 50).mapToObj(i -> "2026-" + (10 + i % 20)).toList();
        fill(partitions, sorts);
        var reader = new ViewReader(store, VIEW);

        assertThat(paged(reader, IndexRange.of("by-start").limit(7)))
                .hasSize(50)
                .extracting(placed -> placed.place().sort())
                .isSorted();
        assertThat(paged(reader, IndexRange.of("by-start").limit(7)))
                .extracting(Placed::place)
                .doesNotHaveDuplicates();
        List<Placed> backwards =
                paged(reader, IndexRange.of("by-start").backwards().limit(7));
        assertThat(backwards.reversed())
                .isEqualTo(paged(reader, IndexRange.of("by-start").limit(50)));
        assertThat(paged(
                        reader,
                        IndexRange.of("by-start").from("2026-12").to("2026-14").limit(3)))
                .extracting(placed -> placed.place().sort())
                .allMatch(sort -> sort.equals("2026-12") || sort.equals("2026-13"))
                .hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aViewIsAsFarAsItsLeastPartition(int partitions) {
        fill(partitions, List.of("2026"));
        for (int partition = 0; partition < partitions; partition++) {
            String turn = "2-" + partition;
            store.apply(VIEW, partition, Batch.only(turn, checkpoint("3-" + partition, 100 + partition)));
        }
        var reader = new ViewReader(store, VIEW);

        assertThat(reader.checkpoint().at()).isEqualTo(LogPosition.mark(100));
        assertThat(reader.page(IndexRange.of("by-start")).checkpoint().at()).isEqualTo(LogPosition.mark(100));
        Seen<Map<DocumentKey, Document>> last = reader.documents(List.of(inPartition(partitions - 1, partitions)));
        assertThat(last.checkpoint().at()).isEqualTo(LogPosition.mark(100 + partitions - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void whatIsEverywhereComesOnceAndIsReadWhereTheRestIs(int partitions) {
        DocumentKey everywhere = PartitionKey.EVERYWHERE.document("group:7");
        store.register(new Registration(VIEW, "aa", partitions));
        for (int partition = 0; partition < partitions; partition++) {
            begin(partition);
            store.apply(
                    VIEW,
                    partition,
                    Batch.of(
                            "1",
                            checkpoint("2", 20 + partition),
                            List.of(written(everywhere, null, entered("g", "x")))));
        }
        var reader = new ViewReader(store, VIEW);

        assertThat(reader.page(IndexRange.of("by-start")).value().documents()).hasSize(1);
        DocumentKey last = inPartition(partitions - 1, partitions);
        Seen<Map<DocumentKey, Document>> seen = reader.documents(List.of(everywhere, last));
        assertThat(seen.value()).containsOnlyKeys(everywhere);
        assertThat(seen.checkpoint().at()).isEqualTo(LogPosition.mark(20 + partitions - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void countsARangeWithoutReadingIt(int partitions) {
        fill(
                partitions,
                IntStream.range(0, 50).mapToObj(i -> "2026-" + (10 + i % 20)).toList());
        everywhere(partitions, "group:7", "2026-11");
        everywhere(partitions, "group:8", "2027");
        var reader = new ViewReader(store, VIEW);
        var all = IndexRange.of("by-start");

        assertThat(reader.count(all).value()).isEqualTo(52);
        assertThat(reader.count(all).checkpoint().at()).isEqualTo(LogPosition.mark(22));
        assertThat(reader.count(all.from("2026-11").to("2026-13").limit(1).offset(1))
                        .value())
                .isEqualTo(7);
        assertThat(reader.count(all.from("2027").backwards()).value()).isEqualTo(1);
        assertThat(reader.count(IndexRange.of("by-end")).value()).isZero();
        assertThat(reader.count(IndexRange.of("by-start2")).value()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void passesOverWhatComesBeforeAnOffset(int partitions) {
        fill(
                partitions,
                IntStream.range(0, 50).mapToObj(i -> "2026-" + (10 + i)).toList());
        var reader = new ViewReader(store, VIEW);
        var range = IndexRange.of("by-start").limit(7);

        assertThat(sorts(reader.page(range.offset(20)).value()))
                .containsExactly("2026-30", "2026-31", "2026-32", "2026-33", "2026-34", "2026-35", "2026-36");
        assertThat(reader.page(range.offset(20)).value().next()).isNotNull();
        assertThat(sorts(reader.page(range.offset(48).backwards()).value())).containsExactly("2026-11", "2026-10");
        assertThat(sorts(reader.page(range.offset(48)).value())).containsExactly("2026-58", "2026-59");
        assertThat(reader.page(range.offset(48)).value().next()).isNull();
        assertThat(reader.page(range.offset(50)).value().documents()).isEmpty();
        assertThat(reader.page(range.offset(1_000)).value().documents()).isEmpty();
        var second = reader.page(range.after(reader.page(range).value().next()).offset(3));
        assertThat(sorts(second.value()).getFirst()).isEqualTo("2026-20");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void findsAllDocumentsOfSomePartitionKeys(int partitions) {
        fill(partitions, IntStream.range(0, 50).mapToObj(i -> "2026").toList());
        PartitionKey four = PartitionKey.of("event", "4");
        int home = four.among(partitions);
        Checkpoint at = Objects.requireNonNull(store.checkpoint(VIEW, home));
        store.apply(
                VIEW,
                home,
                Batch.of(
                        at.turn(),
                        checkpoint("more", 30),
                        List.of(
                                written(four.document("a/b"), null, document("with a slash")),
                                written(four.document("é"), null, document("beyond ASCII")))));
        Set<PartitionKey> asked = Set.of(four, PartitionKey.of("event", "none"), PartitionKey.of("event", "%"));

        assertThat(store.keys(VIEW, home, asked))
                .containsExactlyInAnyOrder(four.document("page"), four.document("a/b"), four.document("é"));
        assertThat(store.keys(VIEW, home, Set.of(PartitionKey.of("event", "none"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void drawsKeysAtRandomEachOnce(int partitions) {
        fill(partitions, IntStream.range(0, 500).mapToObj(i -> "2026").toList());
        everywhere(partitions, "group:7", "2026-11");
        var reader = new ViewReader(store, VIEW);

        List<DocumentKey> some = reader.sample(100);
        assertThat(some).hasSizeBetween(90, 100).doesNotHaveDuplicates();
        assertThat(reader.sample(100)).isNotEqualTo(some);
        assertThat(reader.sample(10_000)).hasSize(501).doesNotHaveDuplicates();
    }

    /// Entered in all partitions, as what is everywhere is.
    private void everywhere(int partitions, String name, String sort) {
        for (int partition = 0; partition < partitions; partition++) {
            Checkpoint at = Objects.requireNonNull(store.checkpoint(VIEW, partition));
            store.apply(
                    VIEW,
                    partition,
                    Batch.of(
                            at.turn(),
                            checkpoint(at.turn() + name, at.at().commit() + 1),
                            List.of(written(PartitionKey.EVERYWHERE.document(name), null, entered(name, sort)))));
        }
    }

    private static List<String> sorts(Page page) {
        return page.documents().stream().map(placed -> placed.place().sort()).toList();
    }

    @Test
    void aPageThatAClientMadeUpLeadsOutOfNoRange() {
        fill(1, List.of("2024", "2025", "2026"));
        var reader = new ViewReader(store, VIEW);
        var range = IndexRange.of("by-start").from("2025").to("2026");

        assertThat(reader.page(range.after(new IndexPlace("2000", ONE))).value().documents())
                .hasSize(1);
        assertThat(reader.page(range.backwards().after(new IndexPlace("9999", ONE)))
                        .value()
                        .documents())
                .hasSize(1);
    }

    @Test
    void readsNothingOfAViewThatIsNotThere() {
        assertThatExceptionOfType(NoSuchView.class).isThrownBy(() -> store.documents(VIEW, 0, List.of(ONE)));
        assertThatExceptionOfType(NoSuchView.class).isThrownBy(() -> store.range(VIEW, 0, IndexRange.of("by-start")));
        assertThatExceptionOfType(NoSuchView.class).isThrownBy(() -> new ViewReader(store, VIEW));
        assertThat(store.checkpoint(VIEW, 0)).isNull();
    }
}
