package io.banyan.cli;

import io.banyan.cli.Paint.Tone;
import io.banyan.cli.Table.Align;
import io.banyan.cli.Table.Cell;
import io.banyan.cli.Table.Column;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `./banyan routes [--group NAME]`: every route with its path and weight.
@Command(
        name = "routes",
        description = "List routes with their current share, requested and applied weights, and paths.",
        footer = {"", "A weight marked own belongs to the route; other weights are inherited from the group."})
public final class RoutesCommand implements Callable<Integer> {
    private static final String SHARE = "MODERN %";
    private static final List<Column> COLUMNS = List.of(
            new Column("", "ROUTE", Align.LEFT, 22),
            new Column("", "GROUP", Align.LEFT, 16),
            new Column(SHARE, "1 MIN", Align.POINT, 6),
            new Column(SHARE, "ASKED", Align.POINT, 6),
            new Column(SHARE, "APPLIED", Align.POINT, 7),
            new Column("", "", Align.LEFT, 3),
            new Column("", "PATH", Align.LEFT, GroupTable.WIDTH));

    @Mixin
    private final Asking asking;

    @Option(
            names = "--group",
            paramLabel = "NAME",
            description = "Show only the routes of this group. Default: all groups.")
    private @Nullable String group;

    RoutesCommand(Surroundings around) {
        this.asking = new Asking(around);
    }

    @Override
    public Integer call() {
        return asking.run(api -> {
            String only = group;
            if (only == null) {
                Answer routes = api.get("/routes");
                show(routes.body(), routes.json());
            } else {
                JsonNode routes = new Names(api).group(only).json().path("routes");
                show(routes.toString(), routes);
            }
        });
    }

    private void show(String body, JsonNode routes) {
        if (asking.json()) {
            asking.out().println(body);
            return;
        }
        Table table = new Table(asking.tableWidth(), COLUMNS);
        routes.forEach(route -> table.row(row(route)));
        table.lines(asking.paint()).forEach(asking.out()::println);
    }

    private static List<Cell> row(JsonNode route) {
        return List.of(
                new Cell(route.path("id").asString("?"), Tone.HEAD),
                Cell.of(route.path("group").asString("?")),
                new Cell(Numbers.points(route.path("measured")), Tone.MODERN),
                Cell.of(Numbers.points(route.path("weight"))),
                route.path("killed").asBoolean(false)
                        ? new Cell("KILLED", Tone.HARM)
                        : Cell.of(Numbers.points(route.path("applied"))),
                Cell.of(route.path("own").asBoolean(false) ? "own" : ""),
                Cell.of(route.path("path").asString("?")));
    }
}
