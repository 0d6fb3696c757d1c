package io.banyan.edge;

import io.banyan.upstream.EmbeddedUpstream.Wire;
import java.util.List;

/// A clear read of a route at 100 %, answered by MODERN.
public final class OneRead {
    private static final String READ = "GET /events/7 HTTP/1.1~Host: a~~";
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nmodern";

    private OneRead() {}

    /// The second of its connection: what opens a connection is over.
    public static void main(String[] arguments) {
        EdgeSketch edge = new EdgeSketch();
        edge.sends(READ);
        Wire modern = edge.modern.accepted();
        modern.sends(ANSWER);
        edge.client.runPendingTasks();
        EnteredClasses.begin();
        edge.sends(READ);
        modern.sends(ANSWER);
        edge.client.runPendingTasks();
        EnteredClasses.end();
        if (!edge.ends().equals(List.of("MODERN served 200", "MODERN served 200"))) {
            throw new AssertionError(edge.ends());
        }
        edge.client.ends();
        edge.client.finishAndReleaseAll();
        modern.closes();
    }
}
