package io.banyan.projections.runner;

import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import io.banyan.projections.store.Checkpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of a reading ends with a transaction: a reading stops at a number of entries, be it within one. Who applies
/// only this shows no transaction by halves, unless it alone is larger than the reading.
///
/// @param entries not empty
/// @param to where a view stands that has them all; null: at the last of them
record WholeTransactions(
        List<? extends LogEntry> entries, @Nullable LogPosition to) {
    /// @param read not empty
    static WholeTransactions of(List<? extends LogEntry> read) {
        LogEntry last = read.getLast();
        if (last instanceof Mark || !Checkpoint.isWithinTransaction(last.position())) {
            return new WholeTransactions(read, null);
        }
        int end = read.size();
        while (end > 0
                && read.get(end - 1).position().commit() == last.position().commit()) {
            end--;
        }
        if (end == 0) {
            return new WholeTransactions(read, null);
        }
        // The next transaction began after the commit of this one, which is in.
        LogPosition at = read.get(end - 1).position();
        return new WholeTransactions(
                read.subList(0, end), Checkpoint.isWithinTransaction(at) ? LogPosition.mark(at.commit() + 1) : null);
    }
}
