package io.banyan.cli;

import io.banyan.cli.Paint.Tone;
import io.banyan.cli.Table.Align;
import io.banyan.cli.Table.Cell;
import io.banyan.cli.Table.Column;
import io.banyan.written.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/// `./banyan calls`: which groups call which, where they go round, and what was refused.
@Command(
        name = "calls",
        description = "Show which groups call which: declared in route files, and seen in the last minute.",
        footer = {
            "",
            "Seen by all replicas that answer. DEPTH counts the calls behind one another, up to --max-hops. A call that",
            "is not declared is refused; its line to write stands in the refusal."
        })
public final class CallsCommand implements Callable<Integer> {
    private static final String MILLIS = "ms";
    private static final List<Column> COLUMNS = List.of(
            new Column("", "CALLER", Align.LEFT, 22),
            new Column("", "CALLS", Align.LEFT, 22),
            new Column("", "CALLS/s", Align.POINT, 8),
            new Column("", "ERRORS/s", Align.POINT, 8),
            new Column(MILLIS, "p50", Align.POINT, 8),
            new Column(MILLIS, "p99", Align.POINT, 8),
            new Column("", "DEPTH", Align.RIGHT, 5),
            new Column("", "", Align.LEFT, 14));

    @Mixin
    private final Asking asking;

    CallsCommand(Surroundings around) {
        this.asking = new Asking(around);
    }

    @Override
    public Integer call() {
        return asking.run(api -> {
            Answer calls = api.get("/calls");
            if (asking.json()) {
                asking.out().println(calls.body());
            } else {
                lines(calls.json()).forEach(asking.out()::println);
            }
        });
    }

    private List<String> lines(JsonNode report) {
        Paint paint = asking.paint();
        List<String> lines = new ArrayList<>();
        if (!report.path("on").asBoolean(false)) {
            lines.add(
                    "This gateway does not see calls between groups: start it with --way-keys FILE and --internal-port"
                            + " PORT.");
        }
        report.path("rings").forEach(ring -> lines.add(paint.in(Tone.HARM, ring(ring))));
        Table table = new Table(asking.tableWidth(), COLUMNS);
        report.path("calls").forEach(call -> table.row(row(call)));
        if (report.path("calls").isEmpty()) {
            lines.add("No group calls another, and none says that it does.");
        } else {
            lines.addAll(table.lines(paint));
        }
        int replicas = report.path("replicas").asInt(1);
        if (replicas > 1) {
            lines.add(paint.in(Tone.QUIET, "Seen by " + Counted.of(replicas, "replica") + "."));
        }
        report.path("fanOut")
                .forEach(fan -> lines.add("a client's request of "
                        + fan.path("group").asString("?") + " leads to " + Numbers.rate(fan.path("mean"))
                        + " calls on average, at most " + fan.path("most").asInt(0)));
        report.path("refused").forEach(refused -> {
            lines.add(paint.in(Tone.WAITS, refused(refused)));
            lines.add("  " + refused.path("detail").asString(""));
        });
        return lines;
    }

    private static String ring(JsonNode ring) {
        List<String> groups = new ArrayList<>();
        ring.path("groups").forEach(group -> groups.add(group.asString("?")));
        groups.add(groups.getFirst());
        return "RING: " + String.join(" → ", groups)
                + (ring.path("declared").asBoolean(false) ? " (declared)" : "")
                + (ring.path("refused").asBoolean(false) ? " (refused)" : "");
    }

    private String refused(JsonNode refused) {
        long count = refused.path("count").asLong(1);
        return "refused: " + refused.path("caller").asString("?") + " → "
                + refused.path("group").asString("?") + ", "
                + refused.path("why").asString("?")
                + (count > 1 ? ", " + Numbers.count(count) + "×, last " : ", ")
                + asking.ago().relative(refused.path("last").asString(""));
    }

    private static List<Cell> row(JsonNode call) {
        boolean errors = call.path("errors").asDouble(0) > 0;
        boolean outside = call.path("caller").asString("").equals("outside");
        boolean declared = outside || call.path("declared").asBoolean(false);
        return List.of(
                new Cell(call.path("caller").asString("?"), Tone.HEAD),
                Cell.of(call.path("group").asString("?")),
                Cell.of(Numbers.rate(call.path("rate"))),
                new Cell(Numbers.rate(call.path("errors")), errors ? Tone.HARM : Tone.PLAIN),
                Cell.of(Numbers.points(call.path("p50"))),
                Cell.of(Numbers.points(call.path("p99"))),
                Cell.of(
                        outside
                                ? Numbers.NONE
                                : String.valueOf(call.path("deepest").asInt(0))),
                declared ? Cell.of("") : new Cell("not declared", Tone.WAITS));
    }
}
