package io.banyan.config;

import io.banyan.compare.CompareRules;
import io.banyan.live.Values;
import io.banyan.shadow.ShadowRule;
import io.banyan.shadow.ShadowRule.Budget;
import io.banyan.split.Weight;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Units;
import io.banyan.written.Written;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Builds how a group's reads are copied from what was written of it.
record ShadowCheck(Problems problems) {
    private static final Duration LEAST = Duration.ofMillis(1);
    private static final int MOST = 999_999_999;

    /// The shares that the file asks.
    Values<Weight> shares(GroupSpec spec) {
        Units units = new Units(problems);
        Map<String, Weight> own = new HashMap<>();
        for (RouteSpec route : spec.routes()) {
            if (route.shadow() != null && route.id() != null) {
                own.put(route.id().text(), units.weight(route.shadow(), Weight.NONE));
            }
        }
        return new Values<>(units.weight(spec.shadow().share(), Weight.NONE), own);
    }

    /// @param clients how long a client's read waits for MODERN; a copy waits no less. Null = as long as it takes
    ShadowRule rule(ShadowSpec spec, @Nullable Duration clients, CompareRules compare) {
        Units units = new Units(problems);
        Budget budget = new Budget(
                spec.perSecond() == null ? 0 : units.whole(spec.perSecond(), MOST, 20),
                spec.perDay() == null ? 0 : units.whole(spec.perDay(), MOST, 100_000));
        Duration usual = clients == null || clients.compareTo(ShadowRule.TIMEOUT) < 0 ? ShadowRule.TIMEOUT : clients;
        Duration timeout = Objects.requireNonNullElse(units.duration(spec.timeout(), LEAST, usual), usual);
        return new ShadowRule(isTrue(spec.credentials()), isTrue(spec.legacy()), budget, timeout, compare);
    }

    private boolean isTrue(@Nullable Written written) {
        if (written == null || written.text().equals("false")) {
            return false;
        }
        if (!written.text().equals("true")) {
            problems.add(Rule.TRUE_OR_FALSE, written);
        }
        return true;
    }
}
