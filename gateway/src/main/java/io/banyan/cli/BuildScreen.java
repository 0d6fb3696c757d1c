package io.banyan.cli;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/// A build on a terminal: one line with a bar, drawn anew.
final class BuildScreen implements BuildView {
    private static final String LINE_START = "\r";
    private static final String TO_LINE_END = "\u001b[K";
    private static final int BAR = 24;

    private final PrintWriter out;
    private final Paint paint;
    private boolean begun;

    BuildScreen(PrintWriter out, Paint paint) {
        this.out = out;
        this.paint = paint;
    }

    @Override
    public void now(String name, JsonNode version) {
        if (!begun) {
            out.println(paint.in(Paint.Tone.QUIET, "Ctrl-C stops watching; what was asked goes on"));
            begun = true;
        }
        JsonNode percent = version.path("build").path("percent");
        String bar = percent.isNumber() ? bar(percent.asInt()) + "  " : "";
        out.print(LINE_START + name + "  " + bar + BuildText.doing(version) + TO_LINE_END);
        out.flush();
    }

    @Override
    public void notice(String says) {
        out.println(LINE_START + paint.in(Paint.Tone.WAITS, says) + TO_LINE_END);
        out.flush();
    }

    @Override
    public void done(JsonNode version, String says) {
        out.println((begun ? LINE_START : "") + "done: " + says + (begun ? TO_LINE_END : ""));
        out.flush();
    }

    @Override
    public void ended(JsonNode version) {
        out.print(begun ? LINE_START + TO_LINE_END : "");
        out.flush();
    }

    private String bar(int percent) {
        int full = percent * BAR / 100;
        return "[" + paint.in(Paint.Tone.MODERN, "#".repeat(full)) + ".".repeat(BAR - full) + "]";
    }
}
