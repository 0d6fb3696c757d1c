package io.banyan.cli;

import io.banyan.cli.Paint.Tone;
import io.banyan.cli.Table.Align;
import io.banyan.cli.Table.Cell;
import io.banyan.cli.Table.Column;
import io.banyan.written.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// The catalogue for people: what is wrong, then a row for each entry.
///
/// @param width of the table
record CatalogText(int width, Paint paint, Ago ago) {
    private static final List<Column> COLUMNS = List.of(
            new Column("", "KIND", Align.LEFT, 8),
            new Column("", "NAME", Align.LEFT, 22),
            new Column("", "GROUP", Align.LEFT, 16),
            new Column("", "OWNER", Align.LEFT, 16),
            new Column("", "LIFECYCLE", Align.LEFT, 12),
            new Column("", "SEEN", Align.RIGHT, 5),
            new Column("LAST HOUR", "CALLS/s", Align.POINT, 8),
            new Column("LAST HOUR", "ERRORS", Align.RIGHT, 7),
            new Column("", "VERSION", Align.LEFT, 8),
            new Column("", "WRONG", Align.LEFT, GroupTable.WIDTH));
    private static final List<Column> WHOSE = List.of(
            new Column("", "KIND", Align.LEFT, 8),
            new Column("", "NAME", Align.LEFT, 22),
            new Column("", "CONTACT", Align.LEFT, 24),
            new Column("", "RUNS ON", Align.LEFT, 26),
            new Column("", "REVIEW BY", Align.LEFT, 10),
            new Column("", "DECLARED IN", Align.LEFT, GroupTable.WIDTH));

    /// What an entry belongs to; an undeclared group is its own.
    static String group(JsonNode entry) {
        String own = entry.path("kind").asString("").equals("group")
                ? entry.path("name").asString("")
                : "";
        return entry.path("group").asString(own);
    }

    List<String> findings(List<JsonNode> entries) {
        List<String> lines = new ArrayList<>();
        entries.forEach(entry -> entry.path("findings").forEach(finding -> {
            String kind = finding.path("kind").asString("?");
            lines.add(paint.in(tone(kind), String.format(Locale.ROOT, "%-12s ", kind))
                    + finding.path("says").asString(""));
            lines.add(" ".repeat(13) + "remedy: " + finding.path("remedy").asString(""));
        }));
        int count = lines.size() / 2;
        String all = entries.size() == 1 ? "1 entry" : Numbers.count(entries.size()) + " entries";
        lines.addFirst(all + (count == 0 ? ", no findings" : ", " + Counted.of(count, "finding") + ":"));
        return lines;
    }

    List<String> flaws(JsonNode report) {
        return report.path("flaws")
                .valueStream()
                .map(flaw -> paint.in(Tone.WAITS, "descriptor   ") + flaw.asString(""))
                .toList();
    }

    List<String> table(List<JsonNode> entries) {
        Table table = new Table(width, COLUMNS);
        entries.forEach(entry -> table.row(row(entry)));
        return table.lines(paint);
    }

    /// Whom to ask, where it runs, until when it is to be reviewed, and where all that is written.
    List<String> whose(List<JsonNode> entries) {
        Table table = new Table(width, WHOSE);
        entries.forEach(entry -> table.row(List.of(
                new Cell(entry.path("kind").asString("?"), Tone.QUIET),
                new Cell(entry.path("name").asString("?"), Tone.HEAD),
                text(entry, "contact"),
                text(entry, "place"),
                text(entry, "reviewBy"),
                text(entry, "where"))));
        return table.lines(paint);
    }

    private List<Cell> row(JsonNode entry) {
        JsonNode hour = entry.path("hour");
        long errors = hour.path("errors").asLong(0);
        return List.of(
                new Cell(entry.path("kind").asString("?"), Tone.QUIET),
                new Cell(entry.path("name").asString("?"), Tone.HEAD),
                text(entry, "group"),
                text(entry, "owner"),
                text(entry, "lifecycle"),
                Cell.of(
                        entry.path("seen").isString()
                                ? ago.brief(entry.path("seen").asString(""))
                                : Numbers.NONE),
                Cell.of(Numbers.rate(hour.path("perSecond"))),
                new Cell(Numbers.count(errors), errors > 0 ? Tone.HARM : Tone.PLAIN),
                Cell.of(entry.path("versions").path(0).path("version").asString(Numbers.NONE)),
                wrong(entry));
    }

    private static Cell text(JsonNode entry, String field) {
        return Cell.of(entry.path(field).asString(Numbers.NONE));
    }

    private static Cell wrong(JsonNode entry) {
        List<String> kinds = entry.path("findings")
                .valueStream()
                .map(finding -> finding.path("kind").asString(""))
                .toList();
        return kinds.isEmpty() ? Cell.of("") : new Cell(String.join(", ", kinds), tone(kinds.getFirst()));
    }

    private static Tone tone(String kind) {
        return switch (kind) {
            case "unowned", "ring", "drift" -> Tone.HARM;
            default -> Tone.WAITS;
        };
    }
}
