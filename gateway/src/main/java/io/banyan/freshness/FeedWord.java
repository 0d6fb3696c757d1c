package io.banyan.freshness;

import io.banyan.position.Watermark;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the feed says of a view's active version.
///
/// @param watermark null = it has applied nothing yet
/// @param version from 1
/// @param said when its runner wrote this, in the milliseconds of that machine's clock: only looked at for change
/// @param why of `STALE` and `STOPPED`, a sentence for people; null = nothing was told
public record FeedWord(
        @Nullable Watermark watermark,
        int version,
        State state,
        long said,
        @Nullable String why) {
    /// What the view is doing. Only `LIVE` is shown to clients.
    public enum State {
        /// Its first rows are being read.
        BUILDING,
        LIVE,
        /// It has skipped something or lost its source: what it shows may be wrong.
        STALE,
        STOPPED;

        public String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
