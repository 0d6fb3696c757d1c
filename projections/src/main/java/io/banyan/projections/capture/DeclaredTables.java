package io.banyan.projections.capture;

import io.banyan.position.Source;
import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.SchemaChange;
import io.banyan.projections.change.TableShape;
import io.banyan.projections.change.Transaction;
import io.banyan.projections.log.ChangeLog;
import io.banyan.projections.log.LogUnavailable;
import io.banyan.projections.source.ChangeSource;
import io.banyan.projections.source.Drifted;
import io.banyan.projections.source.ShapeDrift;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps in the log which tables and columns it takes, and how they are, so that whoever captures next sees what
/// became of them meanwhile, and a view sees that it reads more. For who reads the source, and one thread.
final class DeclaredTables {
    private final ChangeSource changes;
    private final ChangeLog log;
    private final Source source;
    /// Told at this place that a table is otherwise than was declared; null: nothing was.
    private @Nullable LogPosition told;

    DeclaredTables(ChangeSource changes, ChangeLog log, Source source) {
        this.changes = changes;
        this.log = log;
        this.source = source;
    }

    /// What became of tables since they were declared. An older capture declared nothing.
    List<Drifted> drifted() {
        List<TableShape> before = log.declared();
        return before == null ? List.of() : ShapeDrift.between(before, changes.shapes());
    }

    void declare() {
        log.declare(source, changes.shapes());
    }

    /// A transaction that goes to the log.
    void read(Transaction transaction) {
        for (LogEntry entry : transaction.entries()) {
            if (entry instanceof SchemaChange) {
                told = entry.position();
            }
        }
    }

    /// What was told before is mended, so tables may be others now that are as declared.
    void mended() {
        told = told == null ? LogPosition.START : told;
    }

    /// Declares anew once the views have been told, not before: who ends in between would tell them nothing.
    ///
    /// @param last what the log has
    void appended(LogPosition last) {
        LogPosition waiting = told;
        if (waiting == null || waiting.isAfter(last)) {
            return;
        }
        try {
            declare();
            told = null;
        } catch (LogUnavailable away) {
            // With the next beat.
        }
    }
}
