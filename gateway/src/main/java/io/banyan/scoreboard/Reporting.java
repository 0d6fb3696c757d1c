package io.banyan.scoreboard;

import io.banyan.scoreboard.RouteUse.Totals;
import io.banyan.scoreboard.ScoreboardReport.Day;
import io.banyan.scoreboard.ScoreboardReport.Moved;
import io.banyan.scoreboard.ScoreboardReport.Other;
import io.banyan.scoreboard.ScoreboardReport.RouteScore;
import io.banyan.scoreboard.ScoreboardReport.Share;
import io.banyan.scoreboard.ScoreboardReport.TemplateScore;
import io.banyan.scoreboard.ScoreboardReport.Trend;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes the report from what all replicas know together and from what is published now.
final class Reporting {
    private final Summary known;
    private final List<PublishedRoute> published;
    private final long now;

    /// @param now epoch seconds
    Reporting(Summary known, List<PublishedRoute> published, long now) {
        this.known = known;
        this.published = published;
        this.now = now;
    }

    /// @param days see `ScoreboardReport`
    ScoreboardReport report(int replicas, int days) {
        Map<String, String> templates = published.stream()
                .collect(Collectors.toMap(PublishedRoute::id, PublishedRoute::template, (one, two) -> one));
        List<TemplateScore> scores = TemplateScores.of(known.board(), templates);
        RouteScores routes = new RouteScores(now, days);
        List<RouteScore> routeScores = published.stream()
                .sorted(Comparator.comparing(PublishedRoute::group).thenComparing(PublishedRoute::id))
                .map(route -> routes.of(route, known.routes().get(route.id())))
                .toList();
        return new ScoreboardReport(
                Instant.ofEpochSecond(now),
                Instant.ofEpochSecond(known.since()),
                replicas,
                days,
                moved(),
                trend(),
                scores,
                routeScores,
                other(templates));
    }

    private Moved moved() {
        long today = Math.floorDiv(now, 86_400L);
        Totals totals = known.days().stream()
                .filter(day -> day.day() >= today - 1)
                .map(DayCount::totals)
                .reduce(Totals.NONE, Totals::plus);
        Share reads = Share.of(totals.reads(), totals.modernReads());
        Share writes = Share.of(totals.writes(), 0);
        Share templates = Share.of(templates(known.board(), published), full(published));
        String says = "Moved: %s of reads, %s of writes, %d of %d templates that are read."
                .formatted(shown(reads.percent()), shown(writes.percent()), templates.moved(), templates.of());
        return new Moved(reads, writes, templates, says);
    }

    private static String shown(@Nullable Double percent) {
        return percent == null
                ? "none"
                : percent == Math.rint(percent)
                        ? "%d %%".formatted(Math.round(percent))
                        : String.format(Locale.ROOT, "%.1f %%", percent);
    }

    /// Templates that are read: learnt ones and published ones.
    static int templates(Board board, List<PublishedRoute> published) {
        int[] count = {0};
        board.tree().each(false, (template, node) -> {
            Tally reads = node.known(true);
            count[0] += reads == null || reads.answers() < 0.5 ? 0 : 1;
        });
        return count[0]
                + (int) published.stream()
                        .map(PublishedRoute::template)
                        .distinct()
                        .count();
    }

    /// Published templates whose reads are all MODERN's.
    static int full(List<PublishedRoute> published) {
        return (int) published.stream()
                .collect(Collectors.groupingBy(
                        PublishedRoute::template,
                        Collectors.reducing(true, PublishedRoute::isFull, Boolean::logicalAnd)))
                .values()
                .stream()
                .filter(all -> all)
                .count();
    }

    private Trend trend() {
        List<Day> days = known.days().stream()
                .map(day -> new Day(
                        LocalDate.ofEpochDay(day.day()),
                        day.totals().reads() + day.totals().writes(),
                        day.moved() < 0 ? null : ScoreboardReport.percent(day.moved()),
                        day.templates(),
                        day.templatesMoved()))
                .toList();
        long today = Math.floorDiv(now, 86_400L);
        return new Trend(
                days,
                Forecast.of(known.days().stream()
                        .filter(day -> day.moved() >= 0 && day.day() < today)
                        .map(day -> new Forecast.Point(day.day(), day.moved() * 100))
                        .toList()));
    }

    /// Whatever is under none of the templates that may be told.
    private Other other(Map<String, String> templates) {
        double all = TemplateScores.answers(known.board());
        double rest = Math.max(0, all - TemplateScores.named(known.board(), templates.keySet()));
        return new Other(Math.round(rest), ScoreboardReport.percent(rest / all));
    }
}
