package io.banyan.cli;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/// A build for programs: how the version stands when it is done.
record BuildJson(PrintWriter out) implements BuildView {
    @Override
    public void now(String name, JsonNode version) {
        // Programs wait for the end.
    }

    @Override
    public void notice(String says) {
        // Likewise.
    }

    @Override
    public void done(JsonNode version, String says) {
        out.println(version);
        out.flush();
    }

    @Override
    public void ended(JsonNode version) {
        if (!version.isMissingNode()) {
            out.println(version);
            out.flush();
        }
    }
}
