package io.banyan.report;

import io.banyan.figures.Replicas;
import io.banyan.live.Change;
import io.banyan.live.LiveView;
import io.banyan.live.Revision;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the installation stands, as this replica sees it.
///
/// @param installation its name, for people
/// @param revision of the whole live state, with `epoch`
/// @param killed everything goes to LEGACY
/// @param killPending true = killed here, and the store does not know it yet
/// @param killedBy who threw the switch for everything; null while it is off
/// @param problems why the store is away, then of route files, in the words of `check`, and of TLS with upstreams
/// @param warnings likewise, after what this replica runs short of and cannot read from its disks or write to them, and
///     before the cookies that MODERN would set and no file lists
public record StatusReport(
        String installation,
        long revision,
        long epoch,
        boolean killed,
        boolean killPending,
        @Nullable ChangeReport killedBy,
        StoreReport store,
        Replicas replicas,
        List<String> problems,
        List<String> warnings) {
    /// Where live state is kept.
    ///
    /// @param kind `embedded` or `redis`
    /// @param state `in-step` or `away`
    /// @param since when it went away; null while it is in step
    /// @param says a sentence for people
    public record StoreReport(
            String kind, String state, @Nullable Instant since, String says) {
        /// How the store stands.
        ///
        /// @param now for how long it has been away
        public static StoreReport of(LiveView live, Instant now) {
            String kind = live.store().kind();
            Instant since = live.store().awaySince();
            boolean redis = kind.equals("redis");
            if (since == null) {
                return new StoreReport(kind, "in-step", null, redis ? "Redis: in step" : kind);
            }
            String says = "%s away for %s: weights frozen, traffic not affected"
                    .formatted(redis ? "Redis" : "The " + kind + " store", time(Duration.between(since, now)));
            return new StoreReport(kind, "away", since.truncatedTo(ChronoUnit.MILLIS), says);
        }

        /// `14 s`, `3 min`, `2 h`: as exact as people need it.
        public static String time(Duration duration) {
            long seconds = Math.max(0, duration.toSeconds());
            if (seconds < 120) {
                return seconds + " s";
            }
            return seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h";
        }
    }

    /// Of a moment.
    ///
    /// @param wrong what an operator should know
    public static StatusReport of(String installation, Moment now, Wrong wrong, Instant at) {
        LiveView live = now.live();
        Revision revision = live.stored().revision();
        Change thrown = now.state().killed() ? now.last().apply(Moment.EVERYTHING) : null;
        return new StatusReport(
                installation,
                revision.number(),
                revision.epoch(),
                now.state().killed(),
                live.pending().kills(null),
                ChangeReport.orNull(thrown),
                StoreReport.of(live, at),
                now.figures().now().replicas(),
                problems(live, wrong),
                wrong.warnings());
    }

    private static List<String> problems(LiveView live, Wrong wrong) {
        String cause = live.store().cause();
        return cause == null
                ? wrong.problems()
                : Stream.concat(Stream.of("store: " + cause), wrong.problems().stream())
                        .toList();
    }

    /// What is wrong with route files and upstreams.
    public record Wrong(List<String> problems, List<String> warnings) {}
}
