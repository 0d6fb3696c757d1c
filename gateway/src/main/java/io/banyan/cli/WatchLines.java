package io.banyan.cli;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/// One line a second where no person watches a terminal, one at once for each change, and one when something begins or
/// ends to be wrong with a new side.
record WatchLines(Ago ago, PrintWriter out, PrintWriter err, ModernNews modern) implements WatchView {
    WatchLines(Ago ago, PrintWriter out, PrintWriter err) {
        this(ago, out, err, new ModernNews());
    }

    @Override
    public void told(Feed.Message message) {
        JsonNode data = Answer.tree(message.data());
        switch (message.name()) {
            case "figures" -> {
                out.println(figures(data));
                String at = ago.hour(data.path("at").asString(""));
                modern.of(data).forEach(line -> out.println(at + "  " + line));
            }
            case "change" ->
                out.println(ago.hour(data.path("at").asString("")) + "  change  " + ChangeText.plain(data));
            case "files" -> out.println(ago.hour() + "  route files were reloaded");
            default -> {
                return;
            }
        }
        out.flush();
    }

    @Override
    public void notice(String says) {
        err.println("banyan: " + says);
        err.flush();
    }

    /// `03:12:09  revision 42  3 of 3 replicas  legacy 81.2/s errors 0.0  modern 27.1/s errors 0.0  fall-backs 0.0`.
    private String figures(JsonNode data) {
        JsonNode store = data.path("store");
        boolean away = store.path("state").asString("").equals("away");
        return ago.hour(data.path("at").asString(""))
                + "  revision " + data.path("revision").asString("?")
                + "  " + data.path("replicas").path("says").asString("?")
                + side(data, "legacy")
                + side(data, "modern")
                + "  fall-backs " + Numbers.rate(WatchView.fallBacks(data.path("total")))
                + (away ? "  " + store.path("says").asString("store away") : "");
    }

    private static String side(JsonNode data, String side) {
        return "  " + side + " " + WatchView.total(data, side, "rate") + "/s errors "
                + WatchView.total(data, side, "errors");
    }
}
