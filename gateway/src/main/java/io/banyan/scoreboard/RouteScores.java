package io.banyan.scoreboard;

import io.banyan.scoreboard.RouteRecord.Proof;
import io.banyan.scoreboard.ScoreboardReport.Evidence;
import io.banyan.scoreboard.ScoreboardReport.Proven;
import io.banyan.scoreboard.ScoreboardReport.RouteScore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Tells of a route how far it is: `legacy` (no weight), `moving`, `shifted` (all reads are MODERN's, for so many
/// days) or `retired` (LEGACY was asked directly, and does not know it any more); and whether what the monolith has
/// for it can be deleted. That takes that LEGACY answered nothing of it for so many days: no read, no fall-back, no
/// write.
///
/// @param now epoch seconds
/// @param days that it takes
record RouteScores(long now, int days) {
    private static final long DAY = 86_400;

    RouteScore of(PublishedRoute route, @Nullable RouteRecord known) {
        RouteRecord record = known == null ? RouteRecord.from(now) : known;
        Integer full = record.fullSince() == 0 ? null : days(record.fullSince());
        int quiet = days(Math.max(record.watchedSince(), record.last().any()));
        boolean retired = isRetired(record);
        boolean deletable = retired || (record.fullSince() != 0 && quiet >= days);
        return new RouteScore(
                route.id(),
                route.group(),
                route.template(),
                route.weight() / 100.0,
                state(route, full, retired),
                full,
                quiet,
                deletable,
                says(record, full, quiet, retired),
                evidence(record));
    }

    private String state(PublishedRoute route, @Nullable Integer full, boolean retired) {
        if (retired) {
            return "retired";
        }
        if (full != null && full >= days) {
            return "shifted";
        }
        return route.weight() == 0 ? "legacy" : "moving";
    }

    /// Nothing has come from LEGACY since it said that there is nothing.
    private static boolean isRetired(RouteRecord record) {
        Proof proof = record.proof();
        return proof != null && proof.holds() && record.last().any() <= proof.at();
    }

    private int days(long since) {
        return (int) Math.max(0, (now - since) / DAY);
    }

    private String says(RouteRecord record, @Nullable Integer full, int quiet, boolean retired) {
        if (retired) {
            return "retired: LEGACY, asked directly, does not know it";
        }
        String watched = record.last().any() == 0 ? " (watched for %s)".formatted(count(quiet)) : "";
        if (full == null) {
            return "not all of its reads are MODERN's" + watched;
        }
        if (quiet >= days) {
            return "LEGACY has answered nothing of it for %s: no read, no fall-back, no write; prove it with ./banyan scoreboard probe"
                    .formatted(count(quiet));
        }
        if (record.last().any() == 0) {
            return "LEGACY has answered nothing of it, but it was watched for %s only, needs %s"
                    .formatted(count(quiet), count(days));
        }
        return "LEGACY answered %s of it %s ago, needs %s without"
                .formatted(what(record), quiet == 0 ? "less than a day" : count(quiet), count(days));
    }

    private static String what(RouteRecord record) {
        RouteRecord.Last last = record.last();
        return last.any() == last.write() ? "a write" : last.any() == last.fallBack() ? "a fall-back" : "a read";
    }

    static String count(int days) {
        return days == 1 ? "1 day" : days + " days";
    }

    private static Evidence evidence(RouteRecord record) {
        RouteRecord.Last last = record.last();
        Proof proof = record.proof();
        return new Evidence(
                Instant.ofEpochSecond(record.watchedSince()),
                instant(last.read()),
                instant(last.write()),
                instant(last.fallBack()),
                proof == null
                        ? null
                        : new Proven(Instant.ofEpochSecond(proof.at()), proof.who(), proof.reads(), proof.gone()));
    }

    private static @Nullable Instant instant(long seconds) {
        return seconds == 0 ? null : Instant.ofEpochSecond(seconds);
    }
}
