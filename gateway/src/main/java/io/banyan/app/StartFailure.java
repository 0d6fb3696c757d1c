package io.banyan.app;

import io.banyan.admin.AdminRefused;
import io.banyan.admin.PortTaken;
import io.banyan.options.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;

/// Finds the reason an operator can read in what Spring throws when a start fails.
final class StartFailure {
    private StartFailure() {}

    /// StartRefused where that is the reason, otherwise the failure itself.
    static Throwable readable(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof StartRefused refused) {
                return refused;
            }
            if (at instanceof AdminRefused refused) {
                return new StartRefused(StartRefused.FAILED, refused.problems());
            }
            if (at instanceof PortTaken taken) {
                return PortRefused.of(taken.option(), taken.port(), taken);
            }
            if (at instanceof PortInUseException taken) {
                return PortRefused.of("admin-port", taken.getPort(), taken);
            }
        }
        return failure;
    }

    /// Keeps Boot from logging a refusal with its stack: whoever started the gateway says it, once.
    static final class Refusals implements FailureAnalyzer {
        @Override
        public @Nullable FailureAnalysis analyze(Throwable failure) {
            return readable(failure) instanceof StartRefused refused
                    ? new FailureAnalysis(String.valueOf(refused.getMessage()), null, failure)
                    : null;
        }
    }
}
