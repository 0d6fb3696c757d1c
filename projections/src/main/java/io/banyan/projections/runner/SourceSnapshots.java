package io.banyan.projections.runner;

import io.banyan.position.Source;
import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableName;
import io.banyan.projections.source.ChangeSource;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Snapshots of the source that is captured, whose positions are the log's.
public final class SourceSnapshots implements Snapshots {
    private final ChangeSource source;
    private final LongSupplier expected;

    /// Asks nobody yet.
    ///
    /// @param expected how many rows its tables have, about; 0: not known
    public SourceSnapshots(ChangeSource source, LongSupplier expected) {
        this.source = source;
        this.expected = expected;
    }

    @Override
    public Snapshot open() {
        long rows = expected.getAsLong();
        return new Taken(source.snapshot(), rows);
    }

    private record Taken(io.banyan.projections.source.Snapshot snapshot, long expectedRows) implements Snapshot {
        @Override
        public Source source() {
            return snapshot.source();
        }

        @Override
        public LogPosition at() {
            return LogPosition.mark(snapshot.position());
        }

        @Override
        public void rows(TableName table, @Nullable String where, Consumer<Change> taker) {
            snapshot.rows(table, where, taker);
        }

        @Override
        public void close() {
            snapshot.close();
        }
    }
}
