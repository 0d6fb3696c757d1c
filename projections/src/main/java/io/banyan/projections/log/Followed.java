package io.banyan.projections.log;

import io.banyan.position.Source;
import io.banyan.projections.change.LogEntry;
import java.util.List;

/// What one who follows a log has read, and whether he may go on from it: known in one step with the entries.
///
/// @param source whose changes the log has
/// @param isKnown the reader holds something in this log; where he does not, his place is one of another log
/// @param entries as `ChangeLog.read` gives them
public record Followed(Source source, boolean isKnown, List<LogEntry> entries) {
    public Followed {
        entries = List.copyOf(entries);
    }
}
