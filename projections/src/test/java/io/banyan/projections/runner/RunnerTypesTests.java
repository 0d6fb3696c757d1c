package io.banyan.projections.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import io.banyan.projections.change.TableName;
import io.banyan.projections.change.TableSpec;
import io.banyan.projections.projection.Operation;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.projection.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunnerTypesTests {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    void aBatchGrowsWhileItIsShortAndFullAndShrinksWhenItIsLong() {
        var size = new BatchSize(BatchSize.LEAST);
        int first = size.entries();

        size.took(first, Duration.ofMillis(5));
        assertThat(size.entries()).isEqualTo(2 * first);
        size.took(10, Duration.ofMillis(5));
        assertThat(size.entries()).isEqualTo(2 * first);
        for (int i = 0; i < 20; i++) {
            size.took(first, Duration.ofMillis(31));
        }
        assertThat(size.entries()).isEqualTo(64);
        for (int i = 0; i < 20; i++) {
            size.took(10_000, Duration.ofMillis(1));
        }
        assertThat(size.entries()).isEqualTo(4_096);
    }

    @Test
    void turnsAreNeverTheSame() {
        var one = new Turns("one");

        assertThat(List.of(one.next(), one.next(), new Turns("two").next())).containsExactly("one-1", "one-2", "two-1");
    }

    @Test
    void dividesChangesAmongPartitionsAndKeepsTheLastTime() {
        Division division = division(4, change(1, "g1"), change(2, "*"), mark(3), change(4, "g1"));

        int home = new PartitionKey("g1").among(4);
        for (int partition = 0; partition < 4; partition++) {
            assertThat(division.parts(partition)).hasSize(partition == home ? 3 : 1);
        }
        assertThat(division.to()).isEqualTo(new LogPosition(4, 1));
        assertThat(division.time()).isEqualTo(NOW.plusSeconds(3));
        assertThat(division.changes()).isEqualTo(3);
        assertThat(division.stop()).isNull();
    }

    @Test
    void stopsBeforeATableIsEmptied() {
        var emptied = new Change(
                new LogPosition(2, 1), Change.Kind.TRUNCATE, TableName.parse("t"), List.of(), Map.of(), Map.of());

        Division division = division(1, change(1, "g1"), emptied, change(3, "g1"));

        assertThat(division.to()).isEqualTo(new LogPosition(1, 1));
        assertThat(division.parts(0)).hasSize(1);
        assertThat(division.stop()).contains("TRUNCATE");
    }

    @Test
    void parksWhatHasNoPartitionInAll() {
        Division division = division(4, change(1, "a/b"));

        assertThat(division.unknown()).singleElement().satisfies(letter -> {
            assertThat(letter.why())
                    .contains("partition() threw IllegalArgumentException at ")
                    .doesNotContain("a/b");
            assertThat(letter.partition().text()).isEqualTo("?");
        });
    }

    @Test
    void parksWhatAnErrorKeptFromItsPartition() {
        Division division = division(1, change(1, "an error"), change(2, "g1"));

        assertThat(division.unknown()).singleElement().satisfies(letter -> assertThat(letter.why())
                .contains("partition() threw NoClassDefFoundError"));
        assertThat(division.parts(0)).hasSize(1);
    }

    @Test
    void aBatchThatGotNoAnswerIsHalvedDownToOne() {
        var size = new BatchSize(BatchSize.LEAST);
        int first = size.entries();

        size.failed();
        assertThat(size.entries()).isEqualTo(first / 2);
        for (int i = 0; i < 20; i++) {
            size.failed();
        }
        assertThat(size.entries()).isEqualTo(1);
        size.took(1, Duration.ofMillis(31));
        assertThat(size.entries()).isEqualTo(1);
        size.took(1, Duration.ofMillis(1));
        assertThat(size.entries()).isEqualTo(2);
    }

    @Test
    void aReadingIsCutWhereTransactionsEnd() {
        LogEntry one = change(new LogPosition(1, 65_536), "g");
        LogEntry two = change(new LogPosition(2, 65_536), "g");
        LogEntry more = change(new LogPosition(2, 131_072), "g");

        assertThat(WholeTransactions.of(List.of(one, two, more)))
                .isEqualTo(new WholeTransactions(List.of(one), new LogPosition(2, 0)));
        assertThat(WholeTransactions.of(List.of(mark(1), two, more)))
                .isEqualTo(new WholeTransactions(List.of(mark(1)), null));
        assertThat(WholeTransactions.of(List.of(two, more))).isEqualTo(new WholeTransactions(List.of(two, more), null));
        assertThat(WholeTransactions.of(List.of(one, two, mark(3))))
                .isEqualTo(new WholeTransactions(List.of(one, two, mark(3)), null));
    }

    @Test
    void codeIsToldFromOtherCode() {
        assertThat(ProjectionCode.hash(new ByColumn()))
                .isEqualTo(ProjectionCode.hash(new ByColumn()))
                .hasSize(32);
        assertThat(ProjectionCode.hash(new ByColumn())).isNotEqualTo(ProjectionCode.hash(new ByColumn() {}));
    }

    private static Division division(int partitions, LogEntry... entries) {
        return Division.of(List.of(entries), new ByColumn(), partitions, LogPosition.START, NOW);
    }

    private static Change change(long at, String partition) {
        return change(new LogPosition(at, 1), partition);
    }

    private static Change change(LogPosition at, String partition) {
        return new Change(at, Change.Kind.INSERT, TableName.parse("t"), List.of("p"), Map.of(), Map.of("p", partition));
    }

    private static Mark mark(long at) {
        return new Mark(LogPosition.mark(at), NOW.plusSeconds(at));
    }

    private static class ByColumn implements Projection {
        @Override
        public String name() {
            return "t";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<TableSpec> tables() {
            return List.of(TableSpec.of("t", "p"));
        }

        @Override
        public PartitionKey partition(Change change) {
            String key = String.valueOf(change.after().get("p"));
            if (key.equals("an error")) {
                throw new NoClassDefFoundError(key);
            }
            return new PartitionKey(key);
        }

        @Override
        public List<Operation> apply(Change change, View view) {
            return List.of();
        }
    }
}
