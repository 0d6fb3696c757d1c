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
                        + counted(result, "failed", Tone.HARM));
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

    private String counted(JsonNode result, String verdict, Tone tone) {
        long count = result.path(verdict).asLong(0);
        return paint.in(count > 0 ? tone : Tone.PLAIN, Numbers.count(count) + " " + verdict);
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
            List<String> keys =
                    one.path("keys").valueStream().map(key -> key.asString("")).toList();
            table.row(List.of(
                    Cell.of(one.path("what").asString("?")),
                    Cell.of(Numbers.count(one.path("count").asLong())),
                    Cell.of(String.join(", ", keys))));
        }
        lines.add("");
        lines.addAll(table.lines(paint));
    }
}
