package io.banyan.view;

import io.banyan.position.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One version of a view as its runner tells it.
///
/// @param number from 1
/// @param watermark up to where everything is in; null = not told
/// @param heard when its runner last said something new, on this gateway's clock; null = it has never
/// @param why of a version that is not to be shown, a sentence of its runner; null = none
/// @param build null = its rows are not being read
/// @param dead how many dead letters it has
public record ViewVersion(
        int number,
        State state,
        @Nullable Watermark watermark,
        @Nullable Instant heard,
        @Nullable String why,
        @Nullable Build build,
        long dead,
        Errands errands) {
    /// What a version is doing. Only `LIVE` is shown to clients.
    public enum State {
        /// The rows of its tables are being read.
        BUILDING,
        LIVE,
        /// It has skipped something or lost its source: what it shows may be wrong.
        STALE,
        STOPPED,
        /// Its runner has said nothing for a second.
        SILENT;

        /// As it is written: `live`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What was asked of its runner.
    ///
    /// @param waiting that no runner has taken over yet; null = nothing
    /// @param doing `rebuild`, `replay`, `part`, or empty
    /// @param did what was last done or refused; null = nothing yet
    public record Errands(
            @Nullable Wish waiting, String doing, @Nullable Did did) {
        public static final Errands NONE = new Errands(null, "", null);
    }

    /// What became of a wish.
    ///
    /// @param id of the wish
    /// @param says a sentence for people
    /// @param at on its runner's clock
    /// @param refused true = nothing of it was done, and nothing will be
    public record Did(String id, String says, Instant at, boolean refused) {}

    /// How far it is behind; null = not known.
    public @Nullable Duration lag(Instant now) {
        Instant time = watermark == null ? null : watermark.time();
        return time == null ? null : time.isAfter(now) ? Duration.ZERO : Duration.between(time, now);
    }
}
