package io.banyan.freshness;

import io.banyan.position.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a replica knows of one group's view at one moment, for people.
///
/// @param view its name in the feed; null = no feed is asked
/// @param version that the feed calls active; 0 = not told
/// @param reached the newest watermark; null = nothing is known
/// @param lag how far it is behind; null = not known
/// @param why what keeps reads from it, a sentence without an end; null = nothing does
/// @param since when; null where `why` is
public record ViewNotes(
        @Nullable String view,
        int version,
        @Nullable Watermark reached,
        @Nullable Duration lag,
        @Nullable String why,
        @Nullable Instant since) {
    /// Whether its reads go to LEGACY.
    public boolean stale() {
        return why != null;
    }

    /// `the view of events is 7.2 s behind, and its max-lag is 5 s; LEGACY answers its reads`; null = nothing is wrong.
    public @Nullable String says(String group) {
        return why == null ? null : "the view of " + group + " " + why + "; LEGACY answers its reads";
    }

    static ViewNotes of(
            FreshnessState state, Known known, FreshnessBreaker ofFeed, AnswerBreaker ofAnswers, long nowMillis) {
        Watermark reached = known.reached();
        Instant time = reached == null ? null : reached.time();
        Duration lag = time == null ? null : Duration.ofMillis(Math.max(0, nowMillis - time.toEpochMilli()));
        FeedWord word = known.word();
        String why = null;
        long since = 0;
        if (state.fed() && (ofFeed.isOpen() || isSilent(known, nowMillis))) {
            why = ofFeed(state.rule(), known, lag, nowMillis);
            since = ofFeed.isOpen() ? ofFeed.openedMillis() : nowMillis;
        } else if (ofAnswers.isOpen()) {
            why = ofAnswers(state.rule(), ofAnswers.lastCause());
            since = ofAnswers.openedMillis();
        }
        return new ViewNotes(
                state.rule().view(),
                word == null ? 0 : word.version(),
                reached,
                lag,
                why,
                why == null ? null : Instant.ofEpochMilli(since));
    }

    private static boolean isSilent(Known known, long nowMillis) {
        return nowMillis - known.heardMillis() > FreshnessState.SILENT.toMillis();
    }

    private static String ofFeed(FreshnessRule rule, Known known, @Nullable Duration lag, long nowMillis) {
        FeedWord word = known.word();
        if (word == null) {
            return "is not in the feed: start its runner, or correct freshness.view, which is " + rule.view();
        }
        if (isSilent(known, nowMillis)) {
            return "has not been heard of for " + seconds(nowMillis - known.heardMillis())
                    + ": its runner, or the Redis of --views-redis, is away";
        }
        String told = word.why() == null ? "" : " (" + word.why() + ")";
        return switch (word.state()) {
            case BUILDING -> "is being built";
            case STALE -> "is marked stale" + told;
            case STOPPED -> "has stopped" + told;
            case LIVE ->
                lag != null && lag.compareTo(rule.limits().maxLag()) > 0
                        ? behind(rule, lag)
                        : "was too far behind, and must be close for 3 s";
        };
    }

    private static String ofAnswers(FreshnessRule rule, @Nullable StaleCause cause) {
        return switch (cause) {
            case UNPROVEN -> "cannot be trusted: MODERN's answers have no Banyan-As-Of that can be read";
            case SOURCE -> "follows another history of the database than the present one: rebuild it";
            case LAG ->
                "is behind by more than its max-lag of "
                        + seconds(rule.limits().maxLag().toMillis());
            case TICKET, COPY -> "was too far behind, and must be close for 3 s";
            case null -> "was too far behind, and must be close for 3 s";
        };
    }

    private static String behind(FreshnessRule rule, Duration lag) {
        return "is " + seconds(lag.toMillis()) + " behind, and its max-lag is "
                + seconds(rule.limits().maxLag().toMillis());
    }

    /// `7.2 s`, `5 s`.
    private static String seconds(long millis) {
        return (millis % 1000 == 0
                        ? String.valueOf(millis / 1000)
                        : String.format(Locale.ROOT, "%.1f", millis / 1000.0))
                + " s";
    }
}
