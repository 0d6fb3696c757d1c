package io.banyan.meters;

import io.banyan.decide.Ambiguity;
import io.banyan.decide.Decision;
import io.banyan.decide.Reason;
import io.banyan.exchange.ExchangeRecord;
import io.banyan.exchange.Outcome;
import io.banyan.route.Side;
import io.micrometer.core.instrument.Counter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The counters of one route, each made when it first counts. Every tag comes from a closed set, so that their number
/// is bounded.
final class RouteMeters {
    private static final String[] STATUS_CLASSES = {Meters.NONE, "1xx", "2xx", "3xx", "4xx", "5xx"};

    private final Registrar registrar;
    private final String group;
    private final String route;
    private final Map<Ending, Counter> requests = new ConcurrentHashMap<>();
    private final Map<Ambiguity.Cause, Counter> ambiguous = new ConcurrentHashMap<>();

    RouteMeters(Registrar registrar, String group, String route) {
        this.registrar = registrar;
        this.group = group;
        this.route = route;
    }

    boolean of(String otherGroup) {
        return group.equals(otherGroup);
    }

    void count(ExchangeRecord exchange) {
        Decision decision = exchange.decision();
        Ending ending = new Ending(
                decision == null ? null : decision.side(),
                exchange.side(),
                decision == null ? null : decision.reason(),
                exchange.outcome(),
                exchange.status() / 100);
        Counter known = requests.get(ending);
        (known == null ? requests.computeIfAbsent(ending, this::counter) : known).increment();
    }

    void count(Ambiguity ambiguity) {
        ambiguous.computeIfAbsent(ambiguity.cause(), this::counter).increment();
    }

    private Counter counter(Ending ending) {
        return registrar.counter(
                Meters.REQUESTS,
                group,
                route,
                tag(ending.decided()),
                tag(ending.side()),
                ending.reason() == null ? Meters.NONE : ending.reason().tag(),
                ending.outcome().tag(),
                ending.hundreds() < STATUS_CLASSES.length ? STATUS_CLASSES[ending.hundreds()] : Meters.OTHER);
    }

    private Counter counter(Ambiguity.Cause cause) {
        return registrar.counter(Meters.AMBIGUOUS, group, route, cause.tag());
    }

    static String tag(@Nullable Side side) {
        return side == null ? Meters.NONE : side.name().toLowerCase(Locale.ROOT);
    }

    /// What a counter of a route stands for; null = none.
    ///
    /// @param hundreds of the status, 0 where no status was sent
    private record Ending(
            @Nullable Side decided,
            @Nullable Side side,
            @Nullable Reason reason,
            Outcome outcome,
            int hundreds) {}
}
