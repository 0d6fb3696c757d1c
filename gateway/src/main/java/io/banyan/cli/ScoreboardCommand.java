package io.banyan.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `./banyan scoreboard`: what has moved, what the monolith still answers, what can be deleted there.
@Command(
        name = "scoreboard",
        description = "Show what has moved, what the monolith still answers, and what can be deleted there.",
        footer = {"", "  ./banyan scoreboard --csv > templates.csv", "  ./banyan scoreboard --csv routes > routes.csv"})
public final class ScoreboardCommand implements Callable<Integer> {
    private static final List<String> SHEETS = List.of("templates", "routes", "days");

    @Mixin
    private final Asking asking;

    @Option(
            names = "--csv",
            arity = "0..1",
            fallbackValue = "templates",
            paramLabel = "SHEET",
            description = "Print CSV, for spreadsheets: templates (the default), routes or days.")
    private @Nullable String csv;

    @Option(
            names = "--days",
            paramLabel = "COUNT",
            defaultValue = "14",
            description = "Call a route shifted after so many days at 100%%, and what the monolith has for it deletable"
                    + " after so many days without an answer. Default: ${DEFAULT-VALUE}.")
    private String days = "14";

    @Option(
            names = "--top",
            paramLabel = "COUNT",
            defaultValue = "20",
            description = "Show so many templates, the busiest first. Default: ${DEFAULT-VALUE}.")
    private int top = 20;

    ScoreboardCommand(Surroundings around) {
        this.asking = new Asking(around);
    }

    @Override
    public Integer call() {
        if (csv != null && !SHEETS.contains(csv)) {
            throw asking.wrongUsage(
                    "--csv was '" + csv + "' but must be templates, routes or days; write --csv routes");
        }
        return asking.run(api -> {
            Answer board = api.get("/scoreboard?days=" + AdminApi.segment(days));
            JsonNode told = board.json();
            if (asking.json()) {
                asking.out().println(board.body());
            } else if (csv != null) {
                ScoreboardCsv.lines(csv, told).forEach(asking.out()::println);
            } else {
                new ScoreboardText(asking.tableWidth(), asking.paint(), top)
                        .lines(told)
                        .forEach(asking.out()::println);
            }
        });
    }
}
