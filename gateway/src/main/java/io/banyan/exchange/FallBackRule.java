package io.banyan.exchange;

import java.util.Set;

/// When LEGACY answers a read that MODERN failed.
///
/// @param failures the legs that count; STATUS is not listed here
/// @param statusClasses hundreds: 5 stands for `5xx`
/// @param statuses single codes, from 400 on
public record FallBackRule(Set<Failure> failures, Set<Integer> statusClasses, Set<Integer> statuses) {
    public static final FallBackRule DEFAULT = new FallBackRule(
            Set.of(Failure.CONNECT, Failure.RESET, Failure.MALFORMED, Failure.TIMEOUT),
            Set.of(5),
            Set.of(404, 405, 429));

    public FallBackRule {
        failures = Set.copyOf(failures);
        statusClasses = Set.copyOf(statusClasses);
        statuses = Set.copyOf(statuses);
    }

    /// True when LEGACY answers instead of what MODERN did wrong.
    public boolean on(Failure failure) {
        return failures.contains(failure);
    }

    public boolean onStatus(int status) {
        return status >= 400 && (statusClasses.contains(status / 100) || statuses.contains(status));
    }
}
