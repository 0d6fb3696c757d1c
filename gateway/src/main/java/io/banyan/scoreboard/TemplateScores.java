package io.banyan.scoreboard;

import io.banyan.decide.Ambiguity;
import io.banyan.scoreboard.ScoreboardReport.Answers;
import io.banyan.scoreboard.ScoreboardReport.TemplateScore;
import io.banyan.scoreboard.ScoreboardReport.Times;
import io.banyan.scoreboard.Sighting.Trait;
import io.banyan.scoreboard.Tally.Count;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What LEGACY answers, template by template.
///
/// @param seconds watched, faded like the counts
/// @param all answers
record TemplateScores(double seconds, double all) {
    /// The most that are told: with what is left out the page would be long, and nobody the wiser.
    static final int MOST = 1_000;

    private static final double SEEN = 0.5;

    /// @param published route id → its template
    static List<TemplateScore> of(Board board, Map<String, String> published) {
        TemplateScores scores = new TemplateScores(Math.max(1, board.seconds()), answers(board));
        List<TemplateScore> told = new ArrayList<>();
        board.tree().each(false, (template, node) -> {
            scores.add(told, template, null, node.known(true), true);
            scores.add(told, template, null, node.known(false), false);
        });
        board.routes().forEach((id, pair) -> {
            String template = published.getOrDefault(id, "");
            if (!template.isEmpty()) {
                scores.add(told, template, id, pair.reads(), true);
                scores.add(told, template, id, pair.writes(), false);
            }
        });
        return told.stream()
                .sorted(Comparator.comparingDouble(TemplateScore::perSecond)
                        .reversed()
                        .thenComparing(TemplateScore::template)
                        .thenComparing(TemplateScore::kind))
                .limit(MOST)
                .toList();
    }

    /// All that LEGACY answered.
    static double answers(Board board) {
        Board.Pair none = board.none();
        double rest = none.reads().answers() + none.writes().answers();
        return Math.max(
                1, learnt(board, true) + rest + published(board, board.routes().keySet()));
    }

    /// What of it is under a template that may be told.
    ///
    /// @param routes those that are published
    static double named(Board board, Set<String> routes) {
        return learnt(board, false) + published(board, routes);
    }

    private static double learnt(Board board, boolean all) {
        double[] sum = {0};
        board.tree().each(all, (template, node) -> sum[0] += count(node.known(true)) + count(node.known(false)));
        return sum[0];
    }

    private static double published(Board board, Set<String> routes) {
        return board.routes().entrySet().stream()
                .filter(route -> routes.contains(route.getKey()))
                .mapToDouble(route ->
                        count(route.getValue().reads()) + count(route.getValue().writes()))
                .sum();
    }

    private static double count(@Nullable Tally tally) {
        return tally == null ? 0 : tally.answers();
    }

    private void add(
            List<TemplateScore> told, String template, @Nullable String route, @Nullable Tally tally, boolean read) {
        if (tally != null && tally.answers() >= SEEN) {
            told.add(new TemplateScore(
                    template,
                    read ? "read" : "write",
                    route,
                    rounded(tally.answers() / seconds),
                    ScoreboardReport.percent(tally.answers() / all),
                    times(tally),
                    answers(tally),
                    Moving.of(tally, read)));
        }
    }

    private Times times(Tally tally) {
        double told = tally.of(Count.CPU_TOLD);
        Double cpu = told == 0 ? null : rounded(tally.of(Count.CPU_MILLIS) / told);
        Double rate = cpu == null ? null : rounded(cpu * tally.answers() / seconds);
        return new Times(rounded(tally.timeOf(0.5)), rounded(tally.timeOf(0.95)), cpu, rate);
    }

    private static Answers answers(Tally tally) {
        Map<String, Double> statuses = new TreeMap<>();
        put(statuses, "2xx", tally.of(Count.OK), tally);
        put(statuses, "3xx", tally.of(Count.REDIRECTED), tally);
        put(statuses, "4xx", tally.of(Count.CLIENT_ERRORS), tally);
        put(statuses, "5xx", tally.of(Count.SERVER_ERRORS), tally);
        Map<String, Double> unclear = new TreeMap<>();
        for (Ambiguity.Cause cause : Ambiguity.Cause.values()) {
            put(unclear, cause.tag(), tally.of(cause), tally);
        }
        Map<String, Double> have = new TreeMap<>();
        for (Trait trait : Trait.values()) {
            put(have, trait.name().toLowerCase(Locale.ROOT).replace('_', '-'), tally.of(trait), tally);
        }
        double fellBack = ScoreboardReport.percent(tally.of(Count.FELL_BACK) / tally.answers());
        return new Answers(statuses, fellBack, unclear, have, tally.variety());
    }

    private static void put(Map<String, Double> into, String name, double number, Tally of) {
        if (number > 0) {
            into.put(name, ScoreboardReport.percent(number / of.answers()));
        }
    }

    /// Three digits that count.
    private static double rounded(double number) {
        if (number == 0) {
            return 0;
        }
        double scale = Math.pow(10, 2 - Math.floor(Math.log10(Math.abs(number))));
        return Math.round(number * scale) / scale;
    }
}
