package io.banyan.cli;

import io.banyan.cli.Paint.Tone;
import io.banyan.cli.Table.Align;
import io.banyan.cli.Table.Cell;
import io.banyan.cli.Table.Column;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// All views as a table, a row for each version, and below it what is wrong.
///
/// @param width of the table
record ViewTable(int width, Paint paint) {
    private static final List<Column> COLUMNS = List.of(
            new Column("", "VIEW", Align.LEFT, 22),
            new Column("", "VERSION", Align.LEFT, 10),
            new Column("", "STATE", Align.LEFT, 14),
            new Column("", "BEHIND", Align.RIGHT, 10),
            new Column("", "DEAD LETTERS", Align.RIGHT, 12),
            new Column("", "GROUPS", Align.LEFT, GroupTable.WIDTH));

    List<String> lines(JsonNode views) {
        Table table = new Table(width, COLUMNS);
        List<String> notes = new ArrayList<>();
        for (JsonNode view : views) {
            rows(view, table);
            if (view.path("problem").isString()) {
                notes.add(paint.in(Tone.WAITS, "problem " + name(view) + ": ")
                        + view.path("problem").asString());
            }
            view.path("versions").forEach(version -> ViewText.notes(name(view), version, paint, notes));
        }
        List<String> lines = new ArrayList<>(table.lines(paint));
        if (!notes.isEmpty()) {
            lines.add("");
            lines.addAll(notes);
        }
        return lines;
    }

    private static void rows(JsonNode view, Table table) {
        String groups = groups(view);
        if (view.path("versions").isEmpty()) {
            table.row(List.of(
                    new Cell(name(view), Tone.HEAD),
                    Cell.of(Numbers.NONE),
                    new Cell("not in the feed", Tone.HARM),
                    Cell.of(Numbers.NONE),
                    Cell.of(Numbers.NONE),
                    Cell.of(groups)));
        }
        String first = name(view);
        for (JsonNode version : view.path("versions")) {
            table.row(List.of(
                    new Cell(first, Tone.HEAD),
                    Cell.of("v" + version.path("version").asInt()
                            + (version.path("active").asBoolean(false) ? " *" : "")),
                    state(version),
                    Cell.of(ViewText.lag(version)),
                    letters(version),
                    Cell.of(first.isEmpty() ? "" : groups)));
            first = "";
        }
    }

    private static Cell state(JsonNode version) {
        String state = version.path("state").asString("?");
        JsonNode percent = version.path("build").path("percent");
        String shown = percent.isNumber() ? state + " " + percent.asInt() + "%" : state;
        return new Cell(
                shown,
                switch (state) {
                    case "live" -> Tone.MODERN;
                    case "building" -> Tone.WAITS;
                    default -> Tone.HARM;
                });
    }

    private static Cell letters(JsonNode version) {
        long count = version.path("deadLetters").asLong(0);
        return new Cell(Numbers.count(count), count > 0 ? Tone.HARM : Tone.PLAIN);
    }

    private static String name(JsonNode view) {
        return view.path("view").asString("?");
    }

    /// `events (team-discovery), search (team-discovery)`; `-` where no file names the view.
    static String groups(JsonNode view) {
        List<String> groups = view.path("groups")
                .valueStream()
                .map(group -> group.path("group").asString("?") + " ("
                        + group.path("owner").asString("?") + ")")
                .toList();
        return groups.isEmpty() ? Numbers.NONE : String.join(", ", groups);
    }
}
