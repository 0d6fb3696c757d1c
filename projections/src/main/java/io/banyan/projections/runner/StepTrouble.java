package io.banyan.projections.runner;

import io.banyan.projections.log.LogUnavailable;
import io.banyan.projections.source.SourceTrouble;
import io.banyan.projections.store.ViewRefused;
import io.banyan.projections.store.ViewUnavailable;

/// What is said of a step that ended in an exception.
final class StepTrouble {
    private StepTrouble() {}

    /// Whether it is nobody's mistake, and its message says what to do.
    static boolean isExpected(Throwable failed) {
        return switch (failed) {
            case ViewUnavailable _, LogUnavailable _, SourceTrouble _, ViewRefused _ -> true;
            default -> false;
        };
    }

    /// A message that nobody expected may quote a row, so its class alone is told.
    static String why(Throwable failed) {
        return isExpected(failed)
                ? String.valueOf(failed.getMessage())
                : "its runner failed by a bug (" + failed.getClass().getName()
                        + "), and tries again each second; the log of the process has the whole of it";
    }
}
