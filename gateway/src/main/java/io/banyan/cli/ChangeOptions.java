package io.banyan.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What every command that changes something takes that can be undone: why, what it undoes, and whether to show only
/// what would happen.
final class ChangeOptions {
    @Mixin
    private final ReasonOptions why = new ReasonOptions();

    @Option(
            names = "--undo-of",
            paramLabel = "ID",
            description = "Mark this change, by the id that audit prints, as undone. Default: none.")
    private @Nullable String undoOf;

    boolean dryRun() {
        return why.dryRun();
    }

    /// Null = of none.
    @Nullable
    String undoOf() {
        return undoOf;
    }

    /// Why; a plan needs no reason.
    String reason(Asking asking) {
        return why.reason(asking);
    }
}
