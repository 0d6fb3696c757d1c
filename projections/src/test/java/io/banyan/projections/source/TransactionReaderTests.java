package io.banyan.projections.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import io.banyan.projections.change.SchemaChange;
import io.banyan.projections.change.TableName;
import io.banyan.projections.change.TableSpec;
import io.banyan.projections.change.Transaction;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TransactionReaderTests {
    private static final TableName EVENT = TableName.parse("event");
    private static final ByteBuffer RELATION = PgBytes.relation(7, "event", "*id", "title", "secret");

    private final TransactionReader reader =
            new TransactionReader(List.of(TableSpec.of("event", "id", "title")), Map.of(EVENT, List.of("id")));

    @Test
    void givesATransactionAtItsCommit() {
        List<Transaction> given = read(
                PgBytes.begin(100),
                RELATION,
                PgBytes.insert(7, "1", "a", "x"),
                PgBytes.insert(7, "2", null, "x"),
                PgBytes.commit(100, 148));

        assertThat(given).singleElement().satisfies(transaction -> {
            assertThat(transaction.entries())
                    .extracting(LogEntry::position)
                    .containsExactly(new LogPosition(100, 65_536), new LogPosition(100, 131_072));
            assertThat(transaction.end())
                    .isEqualTo(new Mark(LogPosition.mark(148), Instant.parse("2000-01-01T00:00:02Z")));
        });
        assertThat(reader.end()).isEqualTo(148);
        assertThat(reader.isWithin()).isFalse();
    }

    @Test
    void givesDeclaredColumnsAlone() {
        Change change = (Change) entries(PgBytes.begin(1), RELATION, PgBytes.insert(7, "1", "a", "secret"), end())
                .getFirst();

        assertThat(change.after()).isEqualTo(Map.of("id", "1", "title", "a"));
        assertThat(change.keyValues()).isEqualTo(Map.of("id", "1"));
    }

    /// So the places stay when more is declared.
    @Test
    void countsRowsOfOtherTablesToo() {
        List<LogEntry> entries = entries(
                PgBytes.begin(1),
                PgBytes.relation(8, "other", "*id"),
                PgBytes.insert(8, "1"),
                RELATION,
                PgBytes.insert(7, "1", "a", "x"),
                end());

        assertThat(entries).extracting(LogEntry::position).containsExactly(new LogPosition(1, 2 * 65_536));
    }

    @Test
    void takesUnchangedValuesFromAWholeOldRow() {
        ByteBuffer update = PgBytes.of('U')
                .number(7)
                .letter('O')
                .row("1", "large", "x")
                .letter('N')
                .row("1", PgBytes.UNCHANGED, "y")
                .buffer();
        ByteBuffer without = PgBytes.of('U')
                .number(7)
                .letter('N')
                .row("1", PgBytes.UNCHANGED, "y")
                .buffer();

        List<LogEntry> entries = entries(PgBytes.begin(1), RELATION, update, without, end());

        assertThat(((Change) entries.get(0)).after()).isEqualTo(Map.of("id", "1", "title", "large"));
        assertThat(((Change) entries.get(1)).after()).isEqualTo(Map.of("id", "1"));
    }

    @Test
    void hasTheKeyAloneOfARowThatIsNamedByIt() {
        ByteBuffer delete =
                PgBytes.of('D').number(7).letter('K').row("1", null, null).buffer();

        Change change =
                (Change) entries(PgBytes.begin(1), RELATION, delete, end()).getFirst();

        assertThat(change.before()).isEqualTo(Map.of("id", "1"));
        assertThat(change.after()).isEmpty();
    }

    @Test
    void tellsWhatIsMissingOnceAndBeforeTheRow() {
        ByteBuffer renamed = PgBytes.relation(7, "event", "*id", "headline");
        List<LogEntry> entries = entries(
                PgBytes.begin(1),
                RELATION,
                PgBytes.insert(7, "1", "a", "x"),
                renamed,
                PgBytes.insert(7, "2", "b"),
                renamed,
                PgBytes.insert(7, "3", "c"),
                end());

        assertThat(entries).hasSize(4);
        assertThat(entries.get(1)).isInstanceOfSatisfying(SchemaChange.class, told -> {
            assertThat(told.columns()).containsExactly("title");
            assertThat(told.position()).isEqualTo(new LogPosition(1, 65_536 + 32_768));
            assertThat(told.why()).contains("title is dropped or renamed (new there: headline)");
        });
        assertThat(((Change) entries.get(2)).after()).isEqualTo(Map.of("id", "2"));
        assertThat(entries.get(2).position()).isEqualTo(new LogPosition(1, 2 * 65_536));
    }

    @Test
    void tellsAnotherTableUnderTheNameAndAnotherType() {
        ByteBuffer anew = PgBytes.relation(9, "event", "*id", "title", "secret");
        ByteBuffer retyped = PgBytes.of('R')
                .number(9)
                .text("public")
                .text("event")
                .letter('d')
                .shortNumber(2)
                .letter('\1')
                .text("id")
                .number(25)
                .number(-1)
                .letter('\0')
                .text("title")
                .number(1043)
                .number(-1)
                .buffer();

        List<LogEntry> entries = entries(PgBytes.begin(1), RELATION, anew, retyped, end());

        assertThat(((SchemaChange) entries.get(0)).columns()).isEmpty();
        assertThat(((SchemaChange) entries.get(0)).why()).contains("another table now");
        assertThat(((SchemaChange) entries.get(1)).columns()).containsExactly("title");
    }

    @Test
    void givesALargeTransactionInParts() {
        List<ByteBuffer> messages = new ArrayList<>(List.of(PgBytes.begin(1), RELATION));
        for (int i = 0; i < TransactionReader.PART_ENTRIES + 1; i++) {
            messages.add(PgBytes.insert(7, "" + i, "a", "x"));
        }
        messages.add(end());

        List<Transaction> given = read(messages.toArray(ByteBuffer[]::new));

        assertThat(given).hasSize(2);
        assertThat(given.get(0).end()).isNull();
        assertThat(given.get(0).entries()).hasSize(TransactionReader.PART_ENTRIES);
        assertThat(given.get(1).entries())
                .extracting(LogEntry::position)
                .containsExactly(new LogPosition(1, 65_536L * (TransactionReader.PART_ENTRIES + 1)));
        assertThat(given.get(1).end()).isNotNull();
    }

    @Test
    void givesFewLargeRowsInParts() {
        String large = "x".repeat(TransactionReader.PART_CHARACTERS);

        assertThat(read(
                        PgBytes.begin(1),
                        RELATION,
                        PgBytes.insert(7, "1", large, ""),
                        PgBytes.insert(7, "2", large, ""),
                        end()))
                .hasSize(3);
    }

    @Test
    void isWithinUntilTheCommit() {
        read(PgBytes.begin(1), RELATION);

        assertThat(reader.isWithin()).isTrue();
    }

    @Test
    void givesAnEmptyTransactionForItsEnd() {
        assertThat(read(PgBytes.begin(1), PgBytes.commit(1, 9))).singleElement().satisfies(empty -> {
            assertThat(empty.entries()).isEmpty();
            assertThat(empty.end()).isNotNull();
        });
    }

    /// All of them, below the row, and above what is told from elsewhere right after the row before.
    @Test
    void tellsOfManyTablesAtOnce() {
        List<TableSpec> tables = new ArrayList<>();
        Map<TableName, List<String>> keys = new HashMap<>();
        List<ByteBuffer> messages = new ArrayList<>(List.of(PgBytes.begin(1)));
        for (int i = 0; i < 1_000; i++) {
            tables.add(TableSpec.of("t" + i, "id", "title"));
            keys.put(TableName.parse("t" + i), List.of("id"));
            messages.add(PgBytes.relation(i + 1, "t" + i, "*id"));
        }
        messages.add(PgBytes.insert(1, "1"));
        TransactionReader many = new TransactionReader(tables, keys);

        messages.forEach(message -> many.take(PgOutput.read(message)));
        List<LogEntry> told =
                Objects.requireNonNull(many.take(PgOutput.read(end()))).entries();

        assertThat(told).hasSize(1_001).isSortedAccordingTo(Comparator.comparing(LogEntry::position));
        assertThat(told.getFirst().position().n()).isGreaterThan(1_000);
        assertThat(told.getLast()).isInstanceOf(Change.class);
    }

    /// Deleted rows would have no key.
    @Test
    void tellsThatRowsAreNoLongerNamedByTheirKey() {
        ByteBuffer other = PgBytes.relation(7, "event", "id", "*title", "secret");
        List<LogEntry> entries = entries(PgBytes.begin(1), RELATION, other, other, RELATION, nothing(), end());

        assertThat(entries).hasSize(2).allSatisfy(entry -> assertThat(((SchemaChange) entry).why())
                .contains("by the primary key"));
        assertThat(((SchemaChange) entries.getFirst()).columns()).isEmpty();
    }

    /// REPLICA IDENTITY NOTHING.
    private static ByteBuffer nothing() {
        return PgBytes.of('R')
                .number(7)
                .text("public")
                .text("event")
                .letter('n')
                .shortNumber(2)
                .letter('\0')
                .text("id")
                .number(25)
                .number(-1)
                .letter('\0')
                .text("title")
                .number(25)
                .number(-1)
                .buffer();
    }

    private static ByteBuffer end() {
        return PgBytes.commit(1, 2);
    }

    private List<LogEntry> entries(ByteBuffer... messages) {
        return read(messages).stream()
                .flatMap(given -> given.entries().stream())
                .toList();
    }

    private List<Transaction> read(ByteBuffer... messages) {
        List<Transaction> given = new ArrayList<>();
        for (ByteBuffer message : messages) {
            Transaction complete = reader.take(PgOutput.read(message));
            if (complete != null) {
                given.add(complete);
            }
        }
        return given;
    }
}
