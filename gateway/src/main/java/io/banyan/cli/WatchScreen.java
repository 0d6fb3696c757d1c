package io.banyan.cli;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// A terminal drawn anew each second: how the installation stands, what passes through each group, and the last changes
/// seen. Lines are overwritten in place, so nothing flickers.
final class WatchScreen implements WatchView {
    private static final String HOME = "\u001b[H";
    private static final String TO_LINE_END = "\u001b[K";
    private static final String TO_SCREEN_END = "\u001b[J";
    private static final int CHANGES = 6;
    /// Shares of the last minute and problems of files come with no message: they are asked for this often, in seconds.
    private static final int ASKED_ANEW = 5;

    /// What stands now, as `status` shows it.
    record Overview(JsonNode status, JsonNode groups) {}

    private final Ago ago;
    private final Paint paint;
    private final PrintWriter out;
    private final Supplier<Overview> ask;
    private final Deque<String> changes = new ArrayDeque<>();
    private Overview overview = new Overview(MissingNode.getInstance(), MissingNode.getInstance());
    private String notice = "";
    private int age = ASKED_ANEW;

    WatchScreen(Ago ago, Paint paint, PrintWriter out, Supplier<Overview> ask) {
        this.ago = ago;
        this.paint = paint;
        this.out = out;
        this.ask = ask;
    }

    @Override
    public void told(Feed.Message message) {
        JsonNode data = Answer.tree(message.data());
        switch (message.name()) {
            case "figures" -> figures(data);
            case "change" -> {
                remember(ago.hour(data.path("at").asString("")) + "  " + ChangeText.plain(data));
                age = ASKED_ANEW;
            }
            case "files" -> {
                remember(ago.hour() + "  route files were reloaded");
                age = ASKED_ANEW;
            }
            default -> {
                // of a newer gateway
            }
        }
    }

    @Override
    public void notice(String says) {
        notice = says;
        draw(MissingNode.getInstance());
    }

    private void figures(JsonNode data) {
        if (++age > ASKED_ANEW) {
            overview = ask.get();
            age = 0;
        }
        notice = "";
        draw(data);
    }

    private void draw(JsonNode figures) {
        List<String> lines = new ArrayList<>();
        if (overview.status().isObject()) {
            lines.addAll(new StatusText(ago, paint, GroupTable.WIDTH).head(overview.status()));
        }
        figures.path("modern")
                .forEach(modern -> lines.addAll(
                        GroupNotes.modern(modern, modern.path("group").asString("?"), paint)));
        if (!notice.isEmpty()) {
            lines.add(paint.in(Paint.Tone.HARM, notice));
        }
        lines.add("");
        lines.addAll(new LiveTable(overview.groups()).of(figures).lines(paint));
        lines.add("");
        lines.addAll(changes);
        lines.add(paint.in(Paint.Tone.QUIET, ago.hour() + "  Ctrl-C stops watching; traffic is not affected"));
        out.print(HOME);
        lines.forEach(line -> out.print(line + TO_LINE_END + "\n"));
        out.print(TO_SCREEN_END);
        out.flush();
    }

    private void remember(String line) {
        changes.addLast(line);
        if (changes.size() > CHANGES) {
            changes.removeFirst();
        }
    }
}
