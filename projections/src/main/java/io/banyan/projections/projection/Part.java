package io.banyan.projections.projection;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.Change.Kind;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A change as one partition key of a view gets it: with the columns that the projection reads and no others.
public record Part(PartitionKey partition, Change change) {
    /// Every log position may have one or two; they come in order.
    public LogPosition position() {
        return change.position();
    }

    /// What of a change concerns a projection, and where: nothing (a table that it does not read), one part, or two
    /// for an update that moves the row to another partition (a delete here, an insert there). Throws what the
    /// projection throws, and WrongOperation when it gives no partition, or when a row moves of which a column
    /// is missing.
    public static List<Part> of(Projection projection, Change whole) {
        Change change = narrowed(projection, whole);
        if (change == null) {
            return List.of();
        }
        PartitionKey partition = partition(projection, change);
        if (change.kind() == Kind.UPDATE && !change.before().isEmpty()) {
            Change gone = with(change, Kind.DELETE, change.before(), Map.of());
            PartitionKey was = partition(projection, gone);
            if (!was.equals(partition)) {
                return List.of(new Part(was, gone), new Part(partition, arrived(projection, change)));
            }
        }
        return List.of(new Part(partition, change));
    }

    /// With the columns that the projection reads; null when it does not read the table.
    public static @Nullable Change narrowed(Projection projection, Change change) {
        for (TableSpec read : projection.tables()) {
            if (read.table().equals(change.table())) {
                return narrowed(change, read.columns());
            }
        }
        return null;
    }

    private static Change narrowed(Change change, List<String> columns) {
        if (columns.containsAll(change.before().keySet())
                && columns.containsAll(change.after().keySet())) {
            return change;
        }
        return with(change, change.kind(), only(change.before(), columns), only(change.after(), columns));
    }

    private static Map<String, @Nullable String> only(Map<String, @Nullable String> row, List<String> columns) {
        Map<String, @Nullable String> kept = new LinkedHashMap<>(row);
        kept.keySet().retainAll(columns);
        return kept;
    }

    /// What was too large to be sent again is as it was, if that was told; else it would be lost, so it throws.
    private static Change arrived(Projection projection, Change change) {
        Map<String, @Nullable String> row = new LinkedHashMap<>(change.before());
        row.putAll(change.after());
        for (TableSpec read : projection.tables()) {
            for (String column : read.columns()) {
                if (read.table().equals(change.table()) && !row.containsKey(column)) {
                    throw new WrongOperation("the row moves to another partition key, and the database did not send its"
                            + " column " + column + ", which is large and did not change; run ALTER TABLE "
                            + change.table() + " REPLICA IDENTITY FULL");
                }
            }
        }
        return with(change, Kind.INSERT, Map.of(), row);
    }

    private static Change with(
            Change change, Kind kind, Map<String, @Nullable String> before, Map<String, @Nullable String> after) {
        return new Change(change.position(), kind, change.table(), change.key(), before, after);
    }

    private static PartitionKey partition(Projection projection, Change change) {
        PartitionKey partition = projection.partition(change);
        if (isMissing(partition)) {
            throw new WrongOperation("partition() gave null but must give PartitionKey.of(…) or EVERYWHERE");
        }
        return partition;
    }

    /// Teams' code may not be null-marked.
    private static boolean isMissing(@Nullable Object given) {
        return given == null;
    }
}
