package io.banyan.projections.runner;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.TableSpec;
import io.banyan.projections.projection.Part;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.projection.ProjectionCall;
import io.banyan.projections.source.SourceRefused;
import io.banyan.projections.store.Wish;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads the rows of some partition keys from a snapshot; all of its methods but `end` block as the database does.
/// Throws PartRefused for what is not to be tried again.
final class PartReading {
    private final Snapshots snapshots;
    private final Projection projection;
    private volatile boolean ended;

    PartReading(Snapshots snapshots, Projection projection) {
        this.snapshots = snapshots;
        this.projection = projection;
    }

    /// Whoever reads stops at the next row. Any thread may call.
    void end() {
        ended = true;
    }

    /// To which the rows of the wish belong; empty: no row fulfils its condition.
    Set<PartitionKey> keys(Wish.Rows wish) {
        if (projection.tables().stream().noneMatch(read -> read.table().equals(wish.table()))) {
            throw new PartRefused("table was " + wish.table() + " but view " + projection.name() + " reads "
                    + projection.tables().stream()
                            .map(read -> read.table().toString())
                            .collect(Collectors.joining(", ")));
        }
        return snapshot(taken -> {
            Set<PartitionKey> keys = new LinkedHashSet<>();
            taken.rows(wish.table(), wish.where(), row -> {
                parts(row).forEach(part -> keys.add(part.partition()));
                if (keys.size() > Wish.Keys.MOST) {
                    throw new PartRefused("the rows that fulfil the condition belong to more than 10,000 partition"
                            + " keys; narrow it, or rebuild the whole view");
                }
            });
            if (!keys.isEmpty()) {
                checked(keys);
            }
            return keys;
        });
    }

    private static void checked(Set<PartitionKey> keys) {
        try {
            Wish.Keys.check(keys, "the rows that fulfil the condition belong to");
        } catch (IllegalArgumentException refused) {
            throw new PartRefused(String.valueOf(refused.getMessage()));
        }
    }

    /// All rows that belong to these keys.
    PartRows rows(Set<PartitionKey> keys) {
        return snapshot(taken -> {
            List<Part> rows = new ArrayList<>();
            for (TableSpec table : projection.tables()) {
                taken.rows(table.table(), row -> parts(row).stream()
                        .filter(part -> keys.contains(part.partition()))
                        .forEach(part -> {
                            rows.add(part);
                            if (rows.size() > PartRows.MOST) {
                                throw PartRows.tooMany();
                            }
                        }));
            }
            return new PartRows(taken.source(), taken.at(), rows);
        });
    }

    private <T> T snapshot(Function<Snapshot, T> reading) {
        try (Snapshot taken = snapshots.open()) {
            return reading.apply(taken);
        } catch (SourceRefused refused) {
            throw new PartRefused(String.valueOf(refused.getMessage()));
        }
    }

    private List<Part> parts(Change row) {
        if (ended) {
            throw new PartRefused("given up");
        }
        try {
            return Part.of(projection, row);
        } catch (Exception | StackOverflowError | LinkageError | AssertionError failed) {
            throw unknown(row, ProjectionCall.said("partition()", failed));
        }
    }

    /// Whose it is cannot be told, so it may be one of those that were asked for.
    static PartRefused unknown(Change change, String why) {
        return new PartRefused("the projection cannot say where the row of " + change.table() + " "
                + change.keyValues() + " belongs: " + why
                + "; correct the projection, raise its version and build that");
    }
}
