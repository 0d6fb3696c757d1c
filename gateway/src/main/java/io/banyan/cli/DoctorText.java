package io.banyan.cli;

import io.banyan.cli.Paint.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// What the doctor found of one group, a line for each question.
record DoctorText(Paint paint) {
    private static final String INDENT = "  ";

    List<String> lines(JsonNode report) {
        List<String> lines = new ArrayList<>();
        boolean well = report.path("well").asBoolean(false);
        lines.add(paint.in(Tone.HEAD, report.path("group").asString("?"))
                + (well ? ": nothing is wrong" : ": the first thing that is wrong is at the end"));
        report.path("findings").forEach(finding -> add(finding, lines));
        return lines;
    }

    private void add(JsonNode finding, List<String> lines) {
        String state = finding.path("state").asString("");
        String question = finding.path("question").asString("?");
        String says = finding.path("says").asString("");
        String mark =
                switch (state) {
                    case "well" -> paint.in(Tone.MODERN, "ok   ");
                    case "wrong" -> paint.in(Tone.HARM, "WRONG");
                    default -> paint.in(Tone.QUIET, "-    ");
                };
        lines.add(INDENT + mark + " " + String.format(Locale.ROOT, "%-11s", question) + " " + says);
        String remedy = finding.path("remedy").asString("");
        if (!remedy.isEmpty()) {
            lines.add(INDENT + "      remedy:     " + remedy);
        }
    }
}
