package io.banyan.projections.runner;

import io.banyan.position.Source;
import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableName;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The rows of some tables as they were at one place of the log. Blocks as the database does. For one thread.
public interface Snapshot extends AutoCloseable {
    Source source();

    /// Everything before this place is in the rows, and nothing after it.
    LogPosition at();

    /// How many rows there are in all tables, as the database estimates it; 0: it does not know.
    long expectedRows();

    /// Gives rows of a table, as inserts at `at`. What the taker throws ends it.
    ///
    /// @param where SQL that a row fulfils, as an operator wrote it: `id between 1 and 5000`; null: all rows
    /// @throws io.banyan.projections.source.SourceRefused when that is no such condition
    void rows(TableName table, @Nullable String where, Consumer<Change> taker);

    /// All rows of a table.
    default void rows(TableName table, Consumer<Change> taker) {
        rows(table, null, taker);
    }

    @Override
    void close();
}
