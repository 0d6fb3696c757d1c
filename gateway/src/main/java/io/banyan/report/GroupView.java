package io.banyan.report;

import io.banyan.freshness.ViewNotes;
import io.banyan.view.View;
import io.banyan.view.ViewVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The view that a group reads from, as this replica sees it.
///
/// @param name in the feed; null = its file names none, and only answers say how new they are
/// @param version that is served; null = not known
/// @param state of that version: `building`, `live`, `stale`, `stopped` or `silent`; null = not known
/// @param lagSeconds how far it is behind; null = not known
/// @param why what keeps the group's reads from it, a sentence; null = nothing does
/// @param since when; null where `why` is
public record GroupView(
        @Nullable String name,
        @Nullable Integer version,
        @Nullable String state,
        @Nullable BigDecimal lagSeconds,
        long deadLetters,
        @Nullable String why,
        @Nullable Instant since) {
    /// Of a group with `freshness:`.
    ///
    /// @param view as the feed tells it; null = it tells nothing
    public static GroupView of(String group, ViewNotes notes, @Nullable View view) {
        ViewVersion served = view == null ? null : view.served();
        Instant since = notes.since();
        return new GroupView(
                notes.view(),
                served != null ? (Integer) served.number() : notes.version() == 0 ? null : (Integer) notes.version(),
                served == null ? null : served.state().word(),
                VersionReport.seconds(notes.lag()),
                served == null ? 0 : served.dead(),
                notes.says(group),
                since == null ? null : since.truncatedTo(ChronoUnit.MILLIS));
    }
}
