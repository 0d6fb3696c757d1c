package io.banyan.projections.log;

import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a reader that has come to the end of a log is told its newest mark as well.
final class NewestMark {
    private NewestMark() {}

    /// Adds the mark behind the news if it says more than they do: a later time, at the place that the reader is
    /// at. Within a large transaction, whose first part is read and whose end is not there yet, it is not.
    ///
    /// @param after where the reader was before the news
    /// @param seen the newest time that the reader knew before; null: none
    static void add(List<LogEntry> news, LogPosition after, @Nullable Instant seen, Mark newest) {
        LogPosition at = news.isEmpty() ? after : news.getLast().position();
        Instant known = !news.isEmpty() && news.getLast() instanceof Mark mark ? mark.time() : seen;
        boolean isLater = known == null || newest.time().isAfter(known);
        if (isLater && newest.position().equals(at)) {
            news.add(newest);
        }
    }
}
