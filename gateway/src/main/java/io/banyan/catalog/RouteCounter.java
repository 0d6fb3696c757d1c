package io.banyan.catalog;

import io.banyan.decide.Decision;
import io.banyan.exchange.ExchangeRecord;
import io.banyan.exchange.Outcome;
import io.banyan.exchange.Tap;
import io.banyan.route.Route;
import io.banyan.route.Side;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Counts exchanges by route, for the catalogue. An exchange costs a look-up and two increments. Memory is
/// bounded: routes beyond 10,000 are not told apart from none.
public final class RouteCounter implements Tap {
    private static final int MOST = 10_000;

    private final Map<String, Tally> tallies = new ConcurrentHashMap<>();

    /// Of one route since it was last taken.
    ///
    /// @param group its group
    /// @param all whoever answered
    /// @param modern those that MODERN was asked
    public record RouteCalls(String group, Calls all, Calls modern) {}

    private static final class Tally {
        private final String group;
        private final LongAdder all = new LongAdder();
        private final LongAdder errors = new LongAdder();
        private final LongAdder modern = new LongAdder();
        private final LongAdder modernErrors = new LongAdder();
        private RouteCalls before;

        Tally(String group) {
            this.group = group;
            this.before = new RouteCalls(group, Calls.NONE, Calls.NONE);
        }

        RouteCalls now() {
            return new RouteCalls(
                    group, new Calls(all.sum(), errors.sum()), new Calls(modern.sum(), modernErrors.sum()));
        }
    }

    @Override
    public void ended(ExchangeRecord exchange) {
        Decision decision = exchange.decision();
        Route route = decision == null || decision.denied() != null ? null : decision.route();
        Tally tally = route == null ? null : tally(route);
        if (tally == null) {
            return;
        }
        boolean failed = isError(exchange);
        tally.all.increment();
        if (failed) {
            tally.errors.increment();
        }
        boolean fellBack = exchange.outcome() instanceof Outcome.FellBack;
        if (fellBack || exchange.side() == Side.MODERN) {
            tally.modern.increment();
            if (fellBack || failed) {
                tally.modernErrors.increment();
            }
        }
    }

    private static boolean isError(ExchangeRecord exchange) {
        return exchange.status() >= 500
                || exchange.outcome() instanceof Outcome.Refused
                || exchange.outcome() instanceof Outcome.Cut;
    }

    private @Nullable Tally tally(Route route) {
        Tally known = tallies.get(route.id());
        if (known != null && known.group.equals(route.groupName())) {
            return known;
        }
        if (known == null && tallies.size() >= MOST) {
            return null;
        }
        Tally fresh = new Tally(route.groupName());
        tallies.put(route.id(), fresh);
        return fresh;
    }

    /// By route, what was counted since the last time; routes without anything are left out. Called by one
    /// thread.
    public Map<String, RouteCalls> take() {
        boolean full = tallies.size() >= MOST;
        Map<String, RouteCalls> taken = new HashMap<>();
        tallies.forEach((route, tally) -> {
            RouteCalls now = tally.now();
            Calls all = now.all().minus(tally.before.all());
            if (all.count() > 0) {
                taken.put(route, new RouteCalls(tally.group, all, now.modern().minus(tally.before.modern())));
                tally.before = now;
            } else if (full) {
                tallies.remove(route, tally);
            }
        });
        return taken;
    }
}
