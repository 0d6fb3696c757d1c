package io.banyan.projections.source;

import io.banyan.position.Source;
import io.banyan.projections.change.Change;
import io.banyan.projections.change.TableName;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The rows of the declared tables as of one moment. Whoever applies them and then follows the log from
/// `position` on has everything, once. Several threads may read at a time, each on a connection of its own. The
/// database keeps the moment for as long as this is open, so close it soon.
public interface Snapshot extends AutoCloseable {
    /// Whose moment it is.
    Source source();

    /// All transactions that end at or before this position are in the rows, and no others.
    long position();

    /// Gives the rows of a declared table as inserts, at the mark of the snapshot's position.
    ///
    /// @param where SQL that a row fulfils, as an operator wrote it: `id between 1 and 5000`; null: all rows
    /// @return how many
    long rows(TableName table, @Nullable String where, Consumer<Change> taker);

    @Override
    void close();
}
