package io.banyan.cli;

import java.io.PrintWriter;
import java.util.List;

/// One JSON object a line, for programs: `{"message":"figures","data":{…}}`, the data as they came.
record WatchJson(PrintWriter out, PrintWriter err) implements WatchView {
    private static final List<String> KNOWN = List.of("figures", "change", "files");

    @Override
    public void told(Feed.Message message) {
        if (KNOWN.contains(message.name())) {
            String data = message.data().isBlank() ? "null" : message.data().replace('\n', ' ');
            out.println("{\"message\":\"" + message.name() + "\",\"data\":" + data + "}");
            out.flush();
        }
    }

    @Override
    public void notice(String says) {
        err.println("banyan: " + says);
        err.flush();
    }
}
