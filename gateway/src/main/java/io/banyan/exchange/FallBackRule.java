package io.banyan.exchange;

import java.util.Set;

/// Whether LEGACY may answer a read in MODERN's place. Never once a byte of MODERN's answer is out; always where
/// Banyan itself kept MODERN from answering (`LANE`, `UNEXPECTED`) or its answer would not be whole without a cookie
/// (`COOKIE`) or is not new enough (`STALE`), and where a function gave none; else as the group's file lists it.
///
/// @param failures the legs that count
/// @param statusClasses hundreds: 5 stands for `5xx`
/// @param statuses single codes, from 400 on
/// @param possible false = LEGACY never answers in MODERN's place
public record FallBackRule(Set<Failure> failures, Set<Integer> statusClasses, Set<Integer> statuses, boolean possible) {
    /// Of a group whose file says nothing.
    public static final FallBackRule DEFAULT = new FallBackRule(
            Set.of(Failure.CONNECT, Failure.RESET, Failure.MALFORMED, Failure.TIMEOUT),
            Set.of(5),
            Set.of(404, 405, 429));

    /// Of a preview, which shows what MODERN says, and of what goes to LEGACY anyway.
    public static final FallBackRule NEVER = new FallBackRule(Set.of(), Set.of(), Set.of(), false);

    /// As a file writes it.
    public FallBackRule(Set<Failure> failures, Set<Integer> statusClasses, Set<Integer> statuses) {
        this(failures, statusClasses, statuses, true);
    }

    public FallBackRule {
        failures = Set.copyOf(failures);
        statusClasses = Set.copyOf(statusClasses);
        statuses = Set.copyOf(statuses);
    }

    /// After a failure; STATUS is one only where [#onStatus] said so, COOKIE where [CookieRule] did.
    ///
    /// @param begun a byte of MODERN's answer is out
    public boolean on(Failure failure, boolean begun) {
        return possible
                && !begun
                && switch (failure) {
                    case CONNECT, RESET, MALFORMED, TIMEOUT -> failures.contains(failure);
                    case STATUS, COOKIE, STALE, LANE, UNEXPECTED -> true;
                    case THROTTLED, FUNCTION, PLATFORM, CREDENTIALS, UNREPRESENTABLE -> true;
                };
    }

    /// Instead of an answer with this status.
    public boolean onStatus(int status) {
        return status >= 400 && (statusClasses.contains(status / 100) || statuses.contains(status));
    }
}
