package io.banyan.cli;

import io.banyan.cli.Paint.Tone;
import io.banyan.cli.Table.Align;
import io.banyan.cli.Table.Cell;
import io.banyan.cli.Table.Column;
import io.banyan.written.Counted;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The scoreboard on a screen: what has moved and where that is going, what LEGACY answers, and how far each route is.
///
/// @param width of the tables
/// @param top how many templates
record ScoreboardText(int width, Paint paint, int top) {
    private static final String TIME = "MS TO HEAD";
    private static final List<Column> TEMPLATES = List.of(
            new Column("", "LEGACY ANSWERS", Align.LEFT, 36),
            new Column("", "", Align.LEFT, 5),
            new Column("", "PER S", Align.POINT, 7),
            new Column("", "%", Align.POINT, 5),
            new Column(TIME, "P50", Align.POINT, 6),
            new Column(TIME, "P95", Align.POINT, 6),
            new Column("", "MOVES", Align.LEFT, 9),
            new Column("", "BECAUSE", Align.LEFT, GroupTable.WIDTH));
    private static final List<Column> ROUTES = List.of(
            new Column("", "ROUTE", Align.LEFT, 22),
            new Column("", "GROUP", Align.LEFT, 16),
            new Column("", "WEIGHT", Align.POINT, 6),
            new Column("", "STATE", Align.LEFT, 8),
            new Column("", "DELETE", Align.LEFT, 6),
            new Column("", "BECAUSE", Align.LEFT, GroupTable.WIDTH));

    List<String> lines(JsonNode board) {
        List<String> lines = new ArrayList<>();
        lines.add(paint.in(Tone.HEAD, board.path("moved").path("says").asString("")));
        lines.add(board.path("trend").path("forecast").path("says").asString(""));
        lines.add(paint.in(
                Tone.QUIET,
                "Counted since %s, by %s."
                        .formatted(
                                board.path("since").asString("?"),
                                Counted.of(board.path("replicas").asInt(1), "replica"))));
        lines.add("");
        templates(board, lines);
        routes(board, lines);
        return lines;
    }

    private void templates(JsonNode board, List<String> lines) {
        JsonNode templates = board.path("templates");
        if (templates.isEmpty()) {
            lines.add("LEGACY has answered nothing yet that enough clients asked for.");
        } else {
            Table table = new Table(width, TEMPLATES);
            templates.valueStream().limit(top).forEach(one -> table.row(row(one)));
            lines.addAll(table.lines(paint));
        }
        int more = templates.size() - top;
        if (more > 0) {
            lines.add(paint.in(
                    Tone.QUIET, "and %s more; --top %d shows all".formatted(Numbers.count(more), templates.size())));
        }
        JsonNode other = board.path("other");
        if (other.path("answers").asLong(0) > 0) {
            lines.add(paint.in(
                    Tone.QUIET,
                    "%s of its answers are under no template: paths that LEGACY does not know, or few clients asked for"
                            .formatted(Numbers.percent(other.path("share")))));
        }
    }

    private static List<Cell> row(JsonNode template) {
        JsonNode moving = template.path("moving");
        String well = moving.path("well").asString("?");
        JsonNode why = moving.path("against").isEmpty() ? moving.path("helps") : moving.path("against");
        return List.of(
                Cell.of(template.path("template").asString("?")),
                new Cell(template.path("kind").asString("?"), Tone.QUIET),
                Cell.of(number(template.path("perSecond"))),
                Cell.of(number(template.path("share"))),
                Cell.of(number(template.path("times").path("p50"))),
                Cell.of(number(template.path("times").path("p95"))),
                new Cell(well, tone(well)),
                Cell.of(String.join(
                        "; ", why.valueStream().map(one -> one.asString("")).toList())));
    }

    private static Tone tone(String well) {
        return switch (well) {
            case "easily" -> Tone.MODERN;
            case "with-care" -> Tone.WAITS;
            case "hard", "stays" -> Tone.LEGACY;
            default -> Tone.QUIET;
        };
    }

    private void routes(JsonNode board, List<String> lines) {
        if (board.path("routes").isEmpty()) {
            return;
        }
        Table table = new Table(width, ROUTES);
        for (JsonNode route : board.path("routes")) {
            boolean deletable = route.path("deletable").asBoolean(false);
            String state = route.path("state").asString("?");
            table.row(List.of(
                    new Cell(route.path("route").asString("?"), Tone.HEAD),
                    Cell.of(route.path("group").asString("?")),
                    Cell.of(Numbers.points(route.path("weight"))),
                    new Cell(
                            state,
                            state.equals("legacy") ? Tone.LEGACY : state.equals("moving") ? Tone.WAITS : Tone.MODERN),
                    deletable ? new Cell("yes", Tone.MODERN) : new Cell("no", Tone.QUIET),
                    Cell.of(route.path("says").asString(""))));
        }
        lines.add("");
        lines.addAll(table.lines(paint));
    }

    private static String number(JsonNode number) {
        return number.isNumber() ? number.decimalValue().stripTrailingZeros().toPlainString() : Numbers.NONE;
    }
}
