package io.banyan.cli;

import io.banyan.cli.Paint.Tone;
import io.banyan.cli.Table.Align;
import io.banyan.cli.Table.Cell;
import io.banyan.cli.Table.Column;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What a comparison came to, and where answers differ.
///
/// @param width of the tables
record CompareText(Paint paint, int width) {
    List<String> lines(JsonNode result) {
        List<String> lines = new ArrayList<>();
        lines.add(result.path("view").asString("?") + " v"
                + result.path("version").asInt() + " compared with LEGACY: "
                + Numbers.count(result.path("done").asLong()) + " of "
                + Numbers.count(result.path("expected").asLong()) + " keys");
        lines.add(
                "  " + counted(result, "matched", Tone.MODERN) + ", " + counted(result, "mismatched", Tone.HARM) + ", "
                        + counted(result, "ignored", Tone.QUIET) + ", " + counted(result, "lagging", Tone.WAITS) + ", "
                        + counted(result, "failed", Tone.HARM) + incomparable(result));
        long notJson = result.path("notJson").asLong(0);
        if (notJson > 0) {
            lines.add("  " + Numbers.count(notJson) + (notJson == 1 ? " key" : " keys")
                    + " with an answer that says it is JSON and is none: compared by its bytes");
        }
        result.path("leftOut")
                .properties()
                .forEach(
                        kind -> lines.add(leftOut(kind.getKey(), kind.getValue().asLong())));
        table("DIFFERS AT", result.path("mismatches"), lines);
        table("FAILED BECAUSE", result.path("failures"), lines);
        return lines;
    }

    /// What is everywhere belongs to no entity, so no path has a place for it.
    private static String leftOut(String kind, long count) {
        String keys = "  left out: " + Numbers.count(count) + (count == 1 ? " key" : " keys");
        return kind.equals("*")
                ? keys + " of documents that are everywhere (*), which no path names"
                : keys + " of kind " + kind + ", which no route shows; name its path with --path '/...{" + kind + "}'";
    }

    private String incomparable(JsonNode result) {
        long count = result.path("notComparable").asLong(0);
        return count == 0 ? "" : ", " + paint.in(Tone.HARM, Numbers.count(count) + " not comparable");
    }

    private String counted(JsonNode result, String verdict, Tone tone) {
        long count = result.path(verdict).asLong(0);
        return paint.in(count > 0 ? tone : Tone.PLAIN, Numbers.count(count) + " " + verdict);
    }

    /// The keys; behind the first the two values, where its route's file lets them be shown.
    private static String examples(JsonNode found) {
        List<String> keys = new ArrayList<>(
                found.path("keys").valueStream().map(key -> key.asString("")).toList());
        if (found.path("legacy").isString() && !keys.isEmpty()) {
            String legacy = found.path("legacy").asString("");
            String modern = found.path("modern").asString("");
            keys.set(0, keys.getFirst() + " (LEGACY " + said(legacy) + ", MODERN " + said(modern) + ")");
        }
        return String.join(", ", keys);
    }

    private static String said(String value) {
        return value.isEmpty() ? "nothing" : value;
    }

    private void table(String head, JsonNode found, List<String> lines) {
        if (found.isEmpty()) {
            return;
        }
        Table table = new Table(
                width,
                List.of(
                        new Column("", head, Align.LEFT, 50),
                        new Column("", "KEYS", Align.RIGHT, 6),
                        new Column("", "FOR EXAMPLE", Align.LEFT, GroupTable.WIDTH)));
        for (JsonNode one : found) {
            table.row(List.of(
                    Cell.of(one.path("what").asString("?")),
                    Cell.of(Numbers.count(one.path("count").asLong())),
                    Cell.of(examples(one))));
        }
        lines.add("");
        lines.addAll(table.lines(paint));
    }
}
