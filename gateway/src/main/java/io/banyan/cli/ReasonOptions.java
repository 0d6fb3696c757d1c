package io.banyan.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What every command takes that the audit records: why, and whether to show only what would happen.
final class ReasonOptions {
    static final String PLAN_ONLY = "plan only";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Record why in the audit. Required, except with --dry-run.")
    private @Nullable String reason;

    @Option(names = "--dry-run", description = "Show what would change without changing anything.")
    private boolean dryRun;

    boolean dryRun() {
        return dryRun;
    }

    /// Why; a plan needs no reason.
    String reason(Asking asking) {
        boolean unsaid = reason == null || reason.isBlank();
        return dryRun && unsaid ? PLAN_ONLY : asking.reason(reason, "what you saw, and what this is for");
    }
}
