package io.banyan.capture;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import io.banyan.projections.change.TableName;
import io.banyan.projections.change.Transaction;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Entries to fill logs with. Positions are above 2^53, where a double would lose them.
final class SomeEntries {
    static final TableName EVENT = new TableName("public", "event");
    static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final long BASE = 9_007_199_254_740_993L;

    private SomeEntries() {}

    static Map<String, @Nullable String> withNull() {
        Map<String, @Nullable String> columns = new LinkedHashMap<>();
        columns.put("id", "7");
        columns.put("t", null);
        return columns;
    }

    /// A transaction whose commit is at a number, and which ends one after it.
    static Transaction transaction(long commit, long... numbers) {
        List<LogEntry> entries = Arrays.stream(numbers)
                .<LogEntry>mapToObj(n -> change(commit, n))
                .toList();
        return new Transaction(entries, new Mark(mark(commit + 1), at(commit + 1)));
    }

    static Transaction entry(long commit, long n) {
        return new Transaction(
                List.of(new Change(
                        new LogPosition(commit, n), Change.Kind.TRUNCATE, EVENT, List.of(), Map.of(), Map.of())),
                null);
    }

    static Change change(long commit, long n) {
        return new Change(
                place(commit, n), Change.Kind.INSERT, EVENT, List.of("id"), Map.of(), Map.of("id", String.valueOf(n)));
    }

    static LogPosition place(long commit, long n) {
        return new LogPosition(BASE + commit, n);
    }

    static LogPosition mark(long position) {
        return LogPosition.mark(BASE + position);
    }

    static Instant at(long seconds) {
        return NOON.plusSeconds(seconds);
    }
}
