package io.banyan.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.Transaction;
import io.banyan.projections.source.ChangeStream;
import io.banyan.testkit.Await;
import java.util.ArrayList;
import java.util.List;

/// Reads as many entries of a stream as should come.
final class Streams {
    private Streams() {}

    static List<Change> changes(ChangeStream stream, int count) {
        return entries(stream, count).stream().map(Change.class::cast).toList();
    }

    static List<LogEntry> entries(ChangeStream stream, int count) {
        List<LogEntry> entries = new ArrayList<>();
        Await.until(count + " entries came", () -> {
            Transaction next = stream.next();
            if (next != null) {
                entries.addAll(next.entries());
            }
            return entries.size() >= count;
        });
        assertThat(entries).hasSize(count);
        return entries;
    }
}
