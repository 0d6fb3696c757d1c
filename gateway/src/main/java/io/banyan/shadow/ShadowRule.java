package io.banyan.shadow;

import io.banyan.compare.CompareRule;
import io.banyan.compare.CompareRules;
import io.banyan.route.Route;
import java.time.Duration;

/// How a group's reads are copied, as its file says it. Which share of them is a live value.
///
/// @param credentials copies carry cookies, `Authorization` and who asks
/// @param legacy copies may go to LEGACY, too, also of what it answered itself
/// @param timeout from the start of a copy's call to the last byte of its answer, 1 ms to 10 minutes
/// @param compare what of two answers must be the same
public record ShadowRule(boolean credentials, boolean legacy, Budget budget, Duration timeout, CompareRules compare) {
    /// Of a file that says nothing, where MODERN may not take longer.
    public static final Duration TIMEOUT = Duration.ofSeconds(2);

    /// Of a file that says nothing.
    public static final ShadowRule DEFAULT = new ShadowRule(false, false, Budget.NONE, TIMEOUT, CompareRules.DEFAULT);

    /// The most copies that a replica, or all that share a Redis, send; a side that is paid by the call has a price.
    ///
    /// @param perSecond 0 = any number, at the usual pace of each replica
    /// @param perDay of UTC; 0 = any number
    public record Budget(int perSecond, int perDay) {
        public static final Budget NONE = new Budget(0, 0);
    }

    /// What of a route's two answers must be the same. A copy without cookies gets those of a stranger.
    public CompareRule compare(Route route) {
        CompareRule rule = compare.of(route);
        return credentials ? rule : rule.withoutCookies();
    }
}
