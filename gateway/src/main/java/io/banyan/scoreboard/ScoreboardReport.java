package io.banyan.scoreboard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What has moved, what has not, and what it would take: as the API tells it. Shares are percentages.
///
/// @param since when the first of these replicas began to watch
/// @param replicas whose counts these are
/// @param days for how many a route must have been at 100%, or without an answer of LEGACY's, to be called so
/// @param moved what has moved in the last two days
/// @param trend a point a day, oldest first
/// @param templates what LEGACY answers, most answers first
/// @param routes in the order of their groups and ids
/// @param other answers under no template: paths that the monolith does not know, or that too few have asked for
public record ScoreboardReport(
        Instant at,
        Instant since,
        int replicas,
        int days,
        Moved moved,
        Trend trend,
        List<TemplateScore> templates,
        List<RouteScore> routes,
        Other other) {
    /// How much.
    ///
    /// @param writes all are LEGACY's, whatever the weights: a write moves when its clients call a new API
    /// @param templates those that are read
    /// @param says the three in a sentence
    public record Moved(Share reads, Share writes, Share templates, String says) {}

    /// A part of a whole.
    ///
    /// @param percent null = there was nothing to move
    public record Share(long of, long moved, @Nullable Double percent) {
        static Share of(long all, long moved) {
            return new Share(all, moved, all == 0 ? null : ScoreboardReport.percent(moved / (double) all));
        }
    }

    public record Trend(List<Day> days, Forecast forecast) {}

    /// One day, UTC.
    ///
    /// @param reads in percent, MODERN's; null without reads
    public record Day(
            LocalDate day, long requests, @Nullable Double reads, int templates, int templatesMoved) {}

    /// What LEGACY answers under one template.
    ///
    /// @param perSecond mean of about the last day and a half
    /// @param template as learnt, or as its route's file writes it
    /// @param kind `read` or `write`
    /// @param route null = not published yet
    /// @param share of all of LEGACY's answers
    public record TemplateScore(
            String template,
            String kind,
            @Nullable String route,
            double perSecond,
            double share,
            Times times,
            Answers answers,
            Moving moving) {}

    /// To the head of LEGACY's answer, in milliseconds.
    ///
    /// @param cpu of the monolith for one answer, in milliseconds, by `Server-Timing`; null = it does not tell
    /// @param cpuPerSecond all of the template's, in milliseconds
    public record Times(
            double p50,
            double p95,
            @Nullable Double cpu,
            @Nullable Double cpuPerSecond) {}

    /// Percentages of this template's answers.
    ///
    /// @param unclear of its reads, by cause; empty = all are clear
    /// @param different about how many different answers there were, by `ETag` or length
    public record Answers(
            Map<String, Double> statuses,
            double fellBack,
            Map<String, Double> unclear,
            Map<String, Double> have,
            long different) {}

    /// Answers under none of the templates told.
    public record Other(long answers, double share) {}

    /// How far a route is.
    ///
    /// @param state `legacy`, `moving`, `shifted` or `retired`
    /// @param fullDays for how many days all its reads have been MODERN's; null = they are not
    /// @param quietDays for how many days LEGACY has answered nothing of it: no read, no write, no fall-back
    /// @param deletable what the monolith has for it can be deleted
    /// @param says why, or why not yet
    public record RouteScore(
            String route,
            String group,
            String template,
            double weight,
            String state,
            @Nullable Integer fullDays,
            int quietDays,
            boolean deletable,
            String says,
            Evidence evidence) {}

    /// LEGACY's last answers, null = none since `watchedSince`.
    ///
    /// @param proof what LEGACY said when it was asked directly; null = nobody asked
    public record Evidence(
            Instant watchedSince,
            @Nullable Instant lastRead,
            @Nullable Instant lastWrite,
            @Nullable Instant lastFallBack,
            @Nullable Proven proof) {}

    public record Proven(Instant at, String who, int reads, int gone) {}

    /// One decimal.
    static double percent(double share) {
        return Math.round(share * 1_000) / 10.0;
    }
}
