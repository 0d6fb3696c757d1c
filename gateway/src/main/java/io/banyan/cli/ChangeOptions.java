package io.banyan.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What every command that changes something takes: why, and whether to show only what would happen.
final class ChangeOptions {
    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit; required.")
    private @Nullable String reason;

    @Option(names = "--dry-run", description = "Shows what would change and changes nothing.")
    private boolean dryRun;

    boolean dryRun() {
        return dryRun;
    }

    /// The members `reason` and `dryRun`. A plan needs no reason.
    ObjectNode body(Asking asking) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        boolean unsaid = reason == null || reason.isBlank();
        body.put(
                "reason", dryRun && unsaid ? "plan only" : asking.reason(reason, "what you saw, and what this is for"));
        body.put("dryRun", dryRun);
        return body;
    }
}
