package io.banyan.cli;

import io.banyan.cli.Paint.Tone;
import io.banyan.cli.Table.Align;
import io.banyan.cli.Table.Cell;
import io.banyan.cli.Table.Column;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// The groups as a table that fits a terminal of 100 columns, in the order of their names so that a table drawn anew
/// stands still.
///
/// @param width `WIDTH`, or `Table.UNCUT`
record GroupTable(Ago ago, int width) {
    static final int WIDTH = 100;

    private static final String SHARE = "MODERN %";
    private static final String ERRORS = "ERRORS/s";
    private static final List<Column> COLUMNS = List.of(
            new Column("", "GROUP", Align.LEFT, 18),
            new Column("", "OWNER", Align.LEFT, 16),
            new Column(SHARE, "1 MIN", Align.POINT, 6),
            new Column(SHARE, "ASKED", Align.POINT, 6),
            new Column(SHARE, "APPLIED", Align.POINT, 7),
            new Column("", "DRIFT", Align.LEFT, 5),
            new Column(ERRORS, "LEGACY", Align.POINT, 7),
            new Column(ERRORS, "MODERN", Align.POINT, 7),
            new Column("", "LAST CHANGE", Align.LEFT, WIDTH));

    Table of(JsonNode groups) {
        Table table = new Table(width, COLUMNS);
        sorted(groups).forEach(group -> table.row(row(group)));
        return table;
    }

    static List<JsonNode> sorted(JsonNode groups) {
        return StreamSupport.stream(groups.spliterator(), false)
                .sorted(Comparator.comparing(group -> group.path("group").asString("")))
                .toList();
    }

    private List<Cell> row(JsonNode group) {
        return List.of(
                new Cell(group.path("group").asString("?"), Tone.HEAD),
                Cell.of(group.path("owner").asString(Numbers.NONE)),
                new Cell(Numbers.points(group.path("measured")), Tone.MODERN),
                Cell.of(Numbers.points(group.path("weight"))),
                applied(group),
                group.path("drift").isEmpty() ? new Cell("no", Tone.QUIET) : new Cell("yes", Tone.WAITS),
                errors(group.path("figures"), "legacy"),
                errors(group.path("figures"), "modern"),
                Cell.of(new ChangeText(ago).brief(group.path("lastChange"))));
    }

    static Cell applied(JsonNode group) {
        if (group.path("killed").asBoolean(false)) {
            return new Cell("KILLED", Tone.HARM);
        }
        Tone tone = group.path("capped").asBoolean(false) ? Tone.WAITS : Tone.PLAIN;
        return new Cell(Numbers.points(group.path("applied")), tone);
    }

    static Cell errors(JsonNode figures, String side) {
        JsonNode errors = figures.path(side).path("errors");
        return new Cell(Numbers.rate(errors), errors.asDouble(0) > 0 ? Tone.HARM : Tone.PLAIN);
    }
}
