package io.banyan.projections.runner;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import io.banyan.projections.change.SchemaChange;
import io.banyan.projections.change.TableSpec;
import io.banyan.projections.projection.Part;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.projection.ProjectionCall;
import io.banyan.projections.store.DeadLetter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Entries of the log, divided among the partitions of a view.
final class Division {
    private final Projection projection;
    private final Instant now;
    private final List<List<Part>> parts = new ArrayList<>();
    private final List<DeadLetter> unknown = new ArrayList<>();
    private LogPosition to;
    private @Nullable Instant time;
    private @Nullable String stop;
    private int changes;

    private Division(Projection projection, int partitions, LogPosition from, Instant now) {
        this.projection = projection;
        this.to = from;
        this.now = now;
        for (int i = 0; i < partitions; i++) {
            parts.add(new ArrayList<>());
        }
    }

    /// @param from the place before the entries
    static Division of(
            List<? extends LogEntry> entries, Projection projection, int partitions, LogPosition from, Instant now) {
        var division = new Division(projection, partitions, from, now);
        for (LogEntry entry : entries) {
            if (!division.took(entry)) {
                break;
            }
        }
        return division;
    }

    private boolean took(LogEntry entry) {
        stop = switch (entry) {
            case Mark mark -> {
                time = mark.time();
                yield null;
            }
            case SchemaChange schema -> against(schema);
            case Change change -> against(change);
        };
        if (stop != null) {
            return false;
        }
        to = entry.position().isAfter(to) ? entry.position() : to;
        return true;
    }

    private @Nullable String against(SchemaChange change) {
        for (TableSpec read : projection.tables()) {
            for (String column : read.columns()) {
                if (change.concerns(read.table(), column)) {
                    return change.why() + "; then run ./banyan view rebuild " + projection.name();
                }
            }
        }
        return null;
    }

    private @Nullable String against(Change change) {
        Change narrowed = Part.narrowed(projection, change);
        if (narrowed == null) {
            return null;
        }
        if (change.kind() == Change.Kind.TRUNCATE) {
            return "table " + change.table() + " was emptied (TRUNCATE) at " + change.position()
                    + ", which a view cannot follow; run ./banyan view rebuild " + projection.name();
        }
        changes++;
        try {
            Part.of(projection, narrowed).forEach(this::add);
        } catch (Exception | StackOverflowError | LinkageError | AssertionError failed) {
            String why = ProjectionCall.said("partition()", failed);
            unknown.add(new DeadLetter(DeadLetter.UNKNOWN, narrowed, why, now));
        }
        return null;
    }

    private void add(Part part) {
        if (part.partition().isEverywhere()) {
            parts.forEach(partition -> partition.add(part));
        } else {
            parts.get(part.partition().among(parts.size())).add(part);
        }
    }

    /// In order.
    List<Part> parts(int partition) {
        return parts.get(partition);
    }

    /// Changes of which the projection could not say where they belong: every partition parks them.
    List<DeadLetter> unknown() {
        return unknown;
    }

    /// The place of the last entry that is in.
    LogPosition to() {
        return to;
    }

    /// The last mark's; null: there was none.
    @Nullable
    Instant time() {
        return time;
    }

    /// Why the view cannot go on after `to`; null: it can.
    @Nullable
    String stop() {
        return stop;
    }

    /// How many concern the view.
    int changes() {
        return changes;
    }
}
