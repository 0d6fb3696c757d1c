package io.banyan.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/// A build in a file or a pipe: a line every five seconds.
final class BuildLines implements BuildView {
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final PrintWriter out;
    private final Clock clock;
    private Instant next = Instant.MIN;

    BuildLines(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void now(String name, JsonNode version) {
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            next = now.plus(PERIOD);
            out.println(name + ": " + BuildText.doing(version));
            out.flush();
        }
    }

    @Override
    public void notice(String says) {
        out.println(says);
        out.flush();
    }

    @Override
    public void done(JsonNode version, String says) {
        out.println("done: " + says);
        out.flush();
    }

    @Override
    public void ended(JsonNode version) {
        // Nothing is left to say here.
    }
}
