package io.banyan.cli;

import io.banyan.cli.Paint.Tone;
import io.banyan.cli.Table.Align;
import io.banyan.cli.Table.Cell;
import io.banyan.cli.Table.Column;
import io.banyan.written.Counted;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// How the ramp of a group stands: its stage, why it waits, its steps with what each was proven by, its gates.
///
/// @param width of the tables
record RampText(Ago ago, Paint paint, int width) {
    private static final List<Column> STEPS = List.of(
            new Column("", "STEP", Align.RIGHT, 4),
            new Column("", "WEIGHT", Align.RIGHT, 7),
            new Column("", "REACHED", Align.LEFT, 19),
            new Column("", "EVIDENCE", Align.LEFT, 70));
    private static final List<Column> GATES = List.of(
            new Column("", "ROUTE", Align.LEFT, 30),
            new Column("", "GATE", Align.LEFT, 8),
            new Column("", "ALLOWED", Align.RIGHT, 7),
            new Column("", "SEEN", Align.LEFT, 60),
            new Column("", "SAYS", Align.LEFT, 6));

    List<String> lines(JsonNode ramp) {
        List<String> lines = new ArrayList<>(head(ramp));
        if (!ramp.path("steps").isEmpty()) {
            lines.add("");
            lines.addAll(steps(ramp));
        }
        if (!ramp.path("gates").isEmpty()) {
            lines.add("");
            lines.addAll(gates(ramp));
        }
        if (!ramp.path("pointers").isEmpty()) {
            lines.add("");
            lines.addAll(pointers(ramp));
        }
        return lines;
    }

    /// The first lines: stage, why, what comes next.
    List<String> head(JsonNode ramp) {
        List<String> lines = new ArrayList<>();
        String stage = ramp.path("stage").asString("?");
        boolean harm = stage.equals("rolled-back");
        String since = ramp.path("since").isString()
                ? ", " + ago.relative(ramp.path("since").asString("")) + " by "
                        + ramp.path("by").asString("?")
                : "";
        lines.add(ramp.path("group").asString("?") + ": "
                + paint.in(harm ? Tone.HARM : stage.equals("held") ? Tone.WAITS : Tone.HEAD, standing(ramp, stage))
                + ", weight " + Numbers.percent(ramp.path("weight")) + since);
        lines.add("  why: " + ramp.path("why").asString("?"));
        JsonNode next = ramp.path("next");
        if (next.isObject()) {
            lines.add("  next: " + Numbers.percent(next.path("weight"))
                    + (next.path("earliest").isString()
                            ? ", not before " + ago.zoned(next.path("earliest").asString(""))
                            : ""));
        }
        String group = ramp.path("group").asString("?");
        if (stage.equals("held")) {
            lines.add("  go on: ./banyan ramp resume " + group + " --reason '...'");
            lines.add("  go back: ./banyan ramp abort " + group + " --reason '...'");
        } else if (harm) {
            lines.add(
                    "  once it is mended: ./banyan mismatches %s --forget --reason '...'; ./banyan ramp start %s --reason '...'"
                            .formatted(group, group));
        }
        return lines;
    }

    /// `running, step 2 of 5`; of none that was started, how many steps wait in the file.
    private static String standing(JsonNode ramp, String stage) {
        int of = ramp.path("of").asInt(0);
        if (!stage.equals("none")) {
            return stage + ", step " + ramp.path("step").asInt(0) + " of " + of;
        }
        return of == 0 ? "no ramp planned" : "ramp not started, " + Counted.of(of, "step") + " planned";
    }

    private List<String> steps(JsonNode ramp) {
        Table table = new Table(width, STEPS);
        int number = 0;
        for (JsonNode step : ramp.path("steps")) {
            number++;
            String at = step.path("at").asString("");
            table.row(List.of(
                    Cell.of(String.valueOf(number)),
                    Cell.of(Numbers.percent(step.path("weight"))),
                    Cell.of(at.isEmpty() ? Numbers.NONE : ago.exact(at)),
                    Cell.of(step.path("evidence").asString(Numbers.NONE))));
        }
        return table.lines(paint);
    }

    private List<String> gates(JsonNode ramp) {
        Table table = new Table(width, GATES);
        ramp.path("gates").forEach(gate -> table.row(gate(gate)));
        return table.lines(paint);
    }

    private static List<Cell> gate(JsonNode gate) {
        String word = gate.path("word").asString("?");
        return List.of(
                Cell.of(gate.path("route").asString("?")),
                Cell.of(gate.path("gate").asString("?")),
                Cell.of(Numbers.percent(gate.path("limit"))),
                Cell.of(seen(gate)),
                new Cell(word, word.equals("failed") ? Tone.HARM : word.equals("passed") ? Tone.MODERN : Tone.PLAIN));
    }

    /// `312 of about 400, 0 bad (0% to 1.2%)`.
    private static String seen(JsonNode gate) {
        String all = Numbers.count(gate.path("all").asLong(0));
        String needed = gate.path("needed").isNumber()
                ? " of about " + Numbers.count(gate.path("needed").asLong(0))
                : "";
        String range = gate.path("all").asLong(0) == 0
                ? ""
                : " (" + Numbers.percent(gate.path("low")) + " to " + Numbers.percent(gate.path("high")) + ")";
        boolean open = gate.path("word").asString("").equals("open");
        return all + (open ? needed : "") + ", "
                + Numbers.count(gate.path("bad").asLong(0)) + " bad" + range;
    }

    private List<String> pointers(JsonNode ramp) {
        List<String> lines = new ArrayList<>();
        ramp.path("pointers")
                .forEach(one -> lines.add("differs: " + one.path("route").asString("?") + " at "
                        + paint.in(Tone.HARM, one.path("pointer").asString("?")) + ", "
                        + Numbers.count(one.path("count").asLong(0)) + "×"));
        lines.add("both values: ./banyan mismatches " + ramp.path("group").asString("?"));
        return lines;
    }
}
