package io.banyan.projections.log;

import io.banyan.position.Source;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How far a log reaches, and who reads it.
///
/// @param source whose changes they are
/// @param from complete from here on: a reader at or after this place misses nothing
/// @param last the newest entry, or `from` when there is none
/// @param mark the newest; null when there was none yet
/// @param refused why it takes no entries until it is started over; null: it does
/// @param readers who holds entries → after which place
public record LogState(
        Source source,
        LogPosition from,
        LogPosition last,
        @Nullable Mark mark,
        @Nullable String refused,
        Map<String, LogPosition> readers) {
    public LogState {
        readers = Map.copyOf(readers);
    }
}
