package io.banyan.report;

import io.banyan.position.Position;
import io.banyan.position.Watermark;
import io.banyan.view.Advice;
import io.banyan.view.Build;
import io.banyan.view.View;
import io.banyan.view.ViewVersion;
import io.banyan.view.ViewVersion.Errands;
import io.banyan.view.Wish;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One version of a view.
///
/// @param state `building`, `live`, `stale`, `stopped` or `silent`
/// @param why of one that is not to be shown, in its runner's words; null = none
/// @param run what to do about it: lines to run, or sentences; empty = nothing
/// @param watermark up to where everything is in; null = not told
/// @param lagSeconds how far it is behind; null = not known
/// @param heard when its runner last said something new; null = never, as far as this replica knows
/// @param build null = its rows are not being read
/// @param asked what waits for its runner, or is being done; null = nothing
/// @param did what was last done or refused; null = nothing yet
public record VersionReport(
        int version,
        boolean active,
        String state,
        @Nullable String why,
        List<String> run,
        @Nullable WatermarkReport watermark,
        @Nullable BigDecimal lagSeconds,
        @Nullable Instant heard,
        long deadLetters,
        @Nullable BuildReport build,
        @Nullable AskedReport asked,
        @Nullable DidReport did) {
    /// How far a version has come.
    ///
    /// @param position in decimal digits; null = it knows none
    /// @param time everything that was committed before is in; null = not known
    public record WatermarkReport(
            String source,
            @Nullable String position,
            @Nullable Instant time) {
        static @Nullable WatermarkReport of(@Nullable Watermark watermark) {
            if (watermark == null) {
                return null;
            }
            Position position = watermark.position();
            return new WatermarkReport(
                    watermark.source().toString(), position == null ? null : position.digits(), watermark.time());
        }
    }

    /// How far its rows have been read.
    ///
    /// @param expected about how many there are; null = not known
    /// @param percent null = not known
    /// @param rate rows a second
    /// @param leftSeconds null = not known
    /// @param begun how often: 2 once its runner died and another one took over
    public record BuildReport(
            long rows,
            @Nullable Long expected,
            @Nullable Integer percent,
            long rate,
            @Nullable Long leftSeconds,
            int begun) {
        static @Nullable BuildReport of(@Nullable Build build) {
            if (build == null) {
                return null;
            }
            Duration left = build.left();
            return new BuildReport(
                    build.rows(),
                    build.expected() == 0 ? null : build.expected(),
                    build.percent(),
                    build.rate(),
                    left == null ? null : left.toSeconds(),
                    build.begun());
        }
    }

    /// What was asked of its runner.
    ///
    /// @param id null = its runner has taken it over
    /// @param taken true = its runner does it now
    /// @param says for people: `rebuild of 12 keys`
    public record AskedReport(@Nullable String id, boolean taken, String says) {
        static @Nullable AskedReport of(Errands errands) {
            Wish waiting = errands.waiting();
            if (waiting != null) {
                return new AskedReport(waiting.id(), false, waiting.says());
            }
            return errands.doing().isEmpty() ? null : new AskedReport(null, true, words(errands.doing()));
        }

        private static String words(String doing) {
            return switch (doing) {
                case "part" -> "rebuild of some keys";
                case "replay" -> "replay of dead letters";
                default -> doing;
            };
        }
    }

    /// What became of what was asked.
    ///
    /// @param id of the change that asked for it
    /// @param refused true = nothing of it was done, and nothing will be
    public record DidReport(String id, String says, Instant at, boolean refused) {
        static @Nullable DidReport of(ViewVersion.@Nullable Did did) {
            return did == null ? null : new DidReport(did.id(), did.says(), did.at(), did.refused());
        }
    }

    static VersionReport of(View view, ViewVersion version, Instant now) {
        Instant heard = version.heard();
        return new VersionReport(
                version.number(),
                version.number() == view.active(),
                version.state().word(),
                version.why(),
                Advice.on(view, version),
                WatermarkReport.of(version.watermark()),
                seconds(version.lag(now)),
                heard == null ? null : heard.truncatedTo(ChronoUnit.MILLIS),
                version.dead(),
                BuildReport.of(version.build()),
                AskedReport.of(version.errands()),
                DidReport.of(version.errands().did()));
    }

    /// With at most three decimals.
    static @Nullable BigDecimal seconds(@Nullable Duration time) {
        return time == null ? null : BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros();
    }
}
