package io.banyan.projections.source;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import io.banyan.projections.change.SchemaChange;
import io.banyan.projections.change.TableName;
import io.banyan.projections.change.TableSpec;
import io.banyan.projections.change.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts messages together to transactions, with declared tables and columns alone. Pure.
///
/// A transaction's k-th row has n = 65,536k: the same whenever it is delivered, whatever is declared. What is found
/// about a table before that row (changes of the schema are told once by a connection) has a number of the upper
/// half below it; the lower half is left to who reads.
final class TransactionReader {
    /// A larger transaction comes in parts of about so many entries, or of so many characters.
    static final int PART_ENTRIES = 5_000;

    static final int PART_CHARACTERS = 1_000_000;
    static final long STEP = 65_536;

    private final RelationShapes shapes;
    private List<LogEntry> entries = new ArrayList<>();
    private long commit;
    private long rows;
    private long told;
    private int characters;
    private boolean isWithin;
    private long end;

    /// @param keys the primary key's columns of each table
    TransactionReader(List<TableSpec> tables, Map<TableName, List<String>> keys) {
        this.shapes = new RelationShapes(tables, keys);
    }

    /// Takes the next message, and gives the transaction, or the part of one, that it completes.
    @Nullable
    Transaction take(PgMessage message) {
        switch (message) {
            case PgMessage.Begin begin -> begin(begin);
            case PgMessage.Commit done -> {
                return commit(done);
            }
            case PgMessage.Relation relation -> tell(shapes.learn(relation));
            case PgMessage.Insert insert -> row(shapes.of(insert.oid()), shape -> shape.inserted(place(), insert));
            case PgMessage.Update update -> row(shapes.of(update.oid()), shape -> shape.updated(place(), update));
            case PgMessage.Delete delete -> row(shapes.of(delete.oid()), shape -> shape.deleted(place(), delete));
            case PgMessage.Truncate truncate ->
                truncate.oids().forEach(oid -> row(shapes.of(oid), shape -> shape.truncated(place())));
            case PgMessage.Other _ -> {}
        }
        return entries.size() >= PART_ENTRIES || characters >= PART_CHARACTERS ? taken(null) : null;
    }

    /// Between a transaction's begin and its commit.
    boolean isWithin() {
        return isWithin;
    }

    /// The end of the last transaction that was complete; 0: none yet.
    long end() {
        return end;
    }

    private void begin(PgMessage.Begin begin) {
        commit = begin.commit();
        rows = 0;
        told = 0;
        isWithin = true;
    }

    private Transaction commit(PgMessage.Commit done) {
        isWithin = false;
        end = done.end();
        return taken(new Mark(LogPosition.mark(end), done.time()));
    }

    private Transaction taken(@Nullable Mark mark) {
        Transaction taken = new Transaction(entries, mark);
        entries = new ArrayList<>();
        characters = 0;
        return taken;
    }

    private void row(@Nullable RelationShape shape, Made made) {
        rows++;
        told = 0;
        if (shape != null) {
            Change change = made.of(shape);
            entries.add(change);
            characters += size(change.before()) + size(change.after());
        }
    }

    /// The shape and the place of a row → its change.
    private interface Made {
        Change of(RelationShape shape);
    }

    private LogPosition place() {
        return new LogPosition(commit, STEP * rows);
    }

    private void tell(@Nullable Drifted drifted) {
        if (drifted != null && told < STEP / 2) {
            entries.add(new SchemaChange(
                    new LogPosition(commit, STEP * rows + STEP / 2 + told++),
                    drifted.table(),
                    drifted.columns(),
                    drifted.why()));
        }
    }

    private static int size(Map<String, @Nullable String> columns) {
        int size = 0;
        for (String value : columns.values()) {
            size += value == null ? 0 : value.length();
        }
        return size;
    }

    /// The tables as the connection describes them.
    private static final class RelationShapes {
        private final Map<TableName, TableSpec> declared = new HashMap<>();
        private final Map<TableName, List<String>> keys;
        private final Map<Integer, RelationShape> byOid = new HashMap<>();
        private final Map<TableName, RelationShape> byName = new HashMap<>();

        RelationShapes(List<TableSpec> tables, Map<TableName, List<String>> keys) {
            tables.forEach(table -> declared.put(table.table(), table));
            this.keys = keys;
        }

        /// Null for a table that is not declared.
        @Nullable
        RelationShape of(int oid) {
            return byOid.get(oid);
        }

        /// What is wrong with the table now and was not before; null: nothing.
        @Nullable
        Drifted learn(PgMessage.Relation relation) {
            TableName table = new TableName(relation.schema(), relation.name());
            TableSpec spec = declared.get(table);
            if (spec == null) {
                byOid.remove(relation.oid());
                return null;
            }
            RelationShape shape = RelationShape.of(spec, keys.getOrDefault(table, List.of()), relation);
            byOid.put(relation.oid(), shape);
            return shape.drift(byName.put(table, shape));
        }
    }
}
