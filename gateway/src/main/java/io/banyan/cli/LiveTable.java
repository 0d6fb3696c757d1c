package io.banyan.cli;

import io.banyan.cli.Paint.Tone;
import io.banyan.cli.Table.Align;
import io.banyan.cli.Table.Cell;
import io.banyan.cli.Table.Column;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// What passes through each group in this second: its rates, errors and times by side, and its fall-backs. At most 100
/// columns wide.
record LiveTable(JsonNode groups) {
    private static final String REQUESTS = "REQUESTS/s";
    private static final String ERRORS = "ERRORS/s";
    private static final String TIMES = "P99 ms";
    private static final List<Column> COLUMNS = List.of(
            new Column("", "GROUP", Align.LEFT, 18),
            new Column("MODERN %", "1 MIN", Align.POINT, 6),
            new Column("MODERN %", "APPLIED", Align.POINT, 7),
            new Column(REQUESTS, "LEGACY", Align.POINT, 7),
            new Column(REQUESTS, "MODERN", Align.POINT, 7),
            new Column(ERRORS, "LEGACY", Align.POINT, 6),
            new Column(ERRORS, "MODERN", Align.POINT, 6),
            new Column(TIMES, "LEGACY", Align.POINT, 6),
            new Column(TIMES, "MODERN", Align.POINT, 6),
            new Column("", "FALL-BACKS/s", Align.POINT, 12));

    /// @param figures of one second, as told: the groups' and the `total`
    Table of(JsonNode figures) {
        Table table = new Table(GroupTable.WIDTH, COLUMNS);
        GroupTable.sorted(groups).forEach(group -> table.row(row(group, figures(figures, group))));
        table.row(row(MissingNode.getInstance(), figures.path("total")));
        return table;
    }

    private static JsonNode figures(JsonNode figures, JsonNode group) {
        for (JsonNode one : figures.path("groups")) {
            if (one.path("group").equals(group.path("group"))) {
                return one.path("figures");
            }
        }
        return figures.path("none");
    }

    private static List<Cell> row(JsonNode group, JsonNode figures) {
        double fallBacks = WatchView.fallBacks(figures);
        return List.of(
                new Cell(group.path("group").asString("all"), Tone.HEAD),
                new Cell(Numbers.points(group.path("measured")), Tone.MODERN),
                group.isObject() ? GroupTable.applied(group) : Cell.of(Numbers.NONE),
                Cell.of(Numbers.rate(figures.path("legacy").path("rate"))),
                Cell.of(Numbers.rate(figures.path("modern").path("rate"))),
                GroupTable.errors(figures, "legacy"),
                GroupTable.errors(figures, "modern"),
                Cell.of(Numbers.rate(figures.path("legacy").path("p99"))),
                Cell.of(Numbers.rate(figures.path("modern").path("p99"))),
                new Cell(
                        figures.path("fallBacks").isObject() ? Numbers.rate(fallBacks) : Numbers.NONE,
                        fallBacks > 0 ? Tone.WAITS : Tone.PLAIN));
    }
}
