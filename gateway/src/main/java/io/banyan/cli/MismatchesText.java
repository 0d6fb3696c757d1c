package io.banyan.cli;

import io.banyan.cli.Paint.Tone;
import io.banyan.cli.Table.Align;
import io.banyan.cli.Table.Cell;
import io.banyan.cli.Table.Column;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What copies of a group's reads came to: for each route its verdicts, and where its answers differ.
///
/// @param width of the tables
record MismatchesText(Paint paint, int width) {
    private static final List<Column> COLUMNS = List.of(
            new Column("", "DIFFERS AT", Align.LEFT, 40),
            new Column("", "READS", Align.RIGHT, 7),
            new Column("", "KIND", Align.LEFT, 8),
            new Column("", "LEGACY", Align.LEFT, 30),
            new Column("", "MODERN", Align.LEFT, 30));

    /// @param shadowed reads are to be copied now
    List<String> lines(JsonNode report, boolean shadowed) {
        List<String> lines = new ArrayList<>();
        String group = report.path("group").asString("?");
        if (report.path("routes").isEmpty() && report.path("notCompared").isEmpty()) {
            lines.add("No read of " + group + " has been copied on this replica"
                    + (shadowed
                            ? " yet: shadow is on, and waits for a clear read that is answered."
                            : ". Begin with: ./banyan shadow " + group + " 5% --reason '...'"));
        }
        report.path("routes").forEach(route -> route(route, lines));
        if (!report.path("notCompared").isEmpty()) {
            lines.add("not compared: " + counts(report.path("notCompared")));
        }
        if (report.path("drift").isString()) {
            lines.add(
                    paint.in(Tone.WAITS, "drift") + ": " + report.path("drift").asString());
        }
        lines.addAll(new EvidenceText(paint).lines(report.path("evidence")));
        return lines;
    }

    private void route(JsonNode route, List<String> lines) {
        boolean differs = !route.path("pointers").isEmpty();
        boolean none = route.path("verdicts").isEmpty();
        String verdicts = none ? "nothing compared yet" : counts(route.path("verdicts"));
        lines.add(paint.in(Tone.HEAD, route.path("route").asString("?")) + ": "
                + paint.in(differs ? Tone.HARM : Tone.PLAIN, verdicts));
        route.path("failures")
                .properties()
                .forEach(one -> lines.add("  failed: " + one.getKey() + " "
                        + Numbers.count(one.getValue().asLong()) + "×"));
        long notJson = route.path("notJson").asLong(0);
        if (notJson > 0) {
            lines.add(
                    "  compared by bytes, since an answer says that it is JSON and is none: " + Numbers.count(notJson));
        }
        noise(route, lines);
        if (differs) {
            Table table = new Table(width, COLUMNS);
            route.path("pointers").forEach(pointer -> table.row(row(pointer)));
            lines.addAll(table.lines(paint));
        }
        lines.add("");
    }

    private static void noise(JsonNode route, List<String> lines) {
        long repeats = route.path("repeats").asLong(0);
        if (repeats > 0 && route.path("verdicts").isEmpty()) {
            lines.add("  learning where LEGACY's own answers differ: " + Numbers.count(repeats)
                    + " of 20 pairs, then MODERN is compared");
        }
        route.path("noise").forEach(one -> {
            long pairs = Math.max(1, one.path("pairs").asLong(1));
            lines.add("  noisy: %s (%s differs between two answers of LEGACY in %d %% of pairs)"
                    .formatted(
                            one.path("pointer").asString("?"),
                            one.path("kind").asString("value"),
                            Math.round(100.0 * one.path("differed").asLong(0) / pairs)));
        });
    }

    /// With the newest example.
    private static List<Cell> row(JsonNode pointer) {
        JsonNode newest = pointer.path("examples").path(0);
        return List.of(
                new Cell(pointer.path("pointer").asString("?"), Tone.HARM),
                Cell.of(Numbers.count(pointer.path("count").asLong())),
                Cell.of(newest.path("kind").asString("")),
                Cell.of(said(newest.path("legacy"))),
                Cell.of(said(newest.path("modern"))));
    }

    private static String said(JsonNode value) {
        String text = value.asString("");
        return text.isEmpty() ? "nothing" : text;
    }

    /// `312 matched, 2 mismatched`.
    private static String counts(JsonNode byWord) {
        List<String> parts = new ArrayList<>();
        byWord.properties()
                .forEach(one -> parts.add(Numbers.count(one.getValue().asLong()) + " "
                        + one.getKey().replace('-', ' ')));
        return String.join(", ", parts);
    }
}
