package io.banyan.projections.capture;

import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a capture is doing, for health, status and meters.
///
/// @param problem why it does not go on, and what to run; null: it does
/// @param standing what stands behind a problem
/// @param last the last place in the log that it wrote
/// @param mark the last time it told; null before the first
/// @param keptBytes how much of its own log the database keeps for us
/// @param warnings what goes on all the same, and what to run: a table that is no longer as declared, a Redis
///     that may lose entries
public record CaptureState(
        @Nullable String problem,
        Standing standing,
        LogPosition last,
        @Nullable Mark mark,
        long keptBytes,
        List<String> warnings) {
    /// What it does now.
    public enum Standing {
        WORKS,
        /// Another one captures; this one takes over when that ends. Nothing is wrong.
        STANDS_BY,
        /// It tries again by itself.
        TRIES,
        /// Somebody must do something first; it tries again all the same.
        REFUSED
    }

    public CaptureState {
        warnings = List.copyOf(warnings);
    }

    /// Before it began.
    public static final CaptureState STARTING =
            new CaptureState("it is starting", Standing.TRIES, LogPosition.START, null, 0, List.of());

    /// Whether somebody must do something.
    public boolean isRefused() {
        return standing == Standing.REFUSED;
    }

    /// One text for people: what is wrong and what to run, a problem a line; `ok` when nothing is.
    public String text() {
        StringBuilder text = new StringBuilder(problem == null ? "" : problem);
        warnings.forEach(warning -> text.append(text.isEmpty() ? "" : "\n").append(warning));
        return text.isEmpty() ? "ok" : text.toString();
    }
}
