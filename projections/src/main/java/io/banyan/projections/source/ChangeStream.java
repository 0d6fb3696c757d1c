package io.banyan.projections.source;

import io.banyan.projections.change.Transaction;
import org.jspecify.annotations.Nullable;

/// The committed changes of a source, as they come. For one thread.
public interface ChangeStream extends AutoCloseable {
    /// The next transaction, or the next part of a very large one; null when there is none for now. Does not
    /// wait. Transactions that were not acknowledged come again after a new start, with the same positions.
    @Nullable
    Transaction next();

    /// All transactions that end at or before this position have been given. Moves while other tables are
    /// written.
    long received();

    /// What ends at or before this position need not be given again: the database may remove it. Never moves
    /// back.
    void acknowledge(long position);

    /// Tells the database that somebody is still there. To be called at least every 10 s while `next` is not.
    void keepAlive();

    @Override
    void close();
}
