package io.banyan.exchange;

import io.banyan.decide.Ambiguity;
import io.banyan.decide.Decision;
import io.banyan.decide.Reason;
import io.banyan.route.Origin;
import io.banyan.route.PathTemplate;
import io.banyan.route.QueryRule;
import io.banyan.route.Route;
import io.banyan.route.RouteSketch;
import io.banyan.route.Side;
import io.banyan.split.StickyKey;
import io.banyan.split.StickySource;
import io.banyan.split.Weight;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Exchanges to tell listeners of.
public final class Exchanges {
    private Exchanges() {}

    public static Route route(String id, String group) {
        return new Route(
                id,
                RouteSketch.group(group),
                Set.of(),
                PathTemplate.parse("/events/{id}", regex -> text -> false),
                Set.of("GET", "HEAD"),
                List.of(),
                QueryRule.STRICT,
                List.of(),
                new Origin("routes/" + group + ".yaml", 1));
    }

    public static Decision toModern(Route route) {
        return new Decision(
                route, Side.MODERN, Reason.WEIGHT, null, new Weight(1_250), 7, 1_249, Decision.Kind.READ, null);
    }

    /// A clear read that the place of a client, known by a header, decided.
    public static Decision read(Route route, Side side, String member, int place) {
        StickyKey key = new StickyKey(new StickySource.Header("X-Member-Id"), member);
        return new Decision(route, side, Reason.WEIGHT, null, new Weight(1_250), 7, place, Decision.Kind.READ, key);
    }

    public static Decision ambiguous(Route route, Ambiguity.Cause cause) {
        Ambiguity ambiguity = new Ambiguity(cause, "a ;");
        return new Decision(
                route, Side.LEGACY, Reason.AMBIGUOUS, ambiguity, new Weight(1_250), 7, -1, Decision.Kind.CHANGE, null);
    }

    public static ExchangeRecord ended(
            @Nullable Decision decision, @Nullable Side side, Outcome outcome, int status, ExchangeRecord.Kind kind) {
        Asked asked = new Asked(
                "GET", "/events/\"\\\u00e9\n?q=1", "www.example.com", "HTTP/1.1", "0af7651916cd43dd8448eb211c80319c");
        return ended(decision, side, outcome, status, kind, asked);
    }

    /// Which a client asked in its own words.
    public static ExchangeRecord refused(Asked asked) {
        return ended(null, null, new Outcome.Refused(), 400, ExchangeRecord.Kind.PLAIN, asked);
    }

    private static ExchangeRecord ended(
            @Nullable Decision decision,
            @Nullable Side side,
            Outcome outcome,
            int status,
            ExchangeRecord.Kind kind,
            Asked asked) {
        return new ExchangeRecord(
                decision,
                side,
                outcome,
                status,
                () -> asked,
                "192.0.2.7",
                1_767_225_600_123L,
                2_345_678,
                0,
                170,
                kind,
                new ExchangeRecord.LastCall(side == null ? Side.LEGACY : side, 1_234_567));
    }

    public static ExchangeRecord served(Decision decision) {
        return ended(decision, decision.side(), new Outcome.Served(), 200, ExchangeRecord.Kind.PLAIN);
    }
}
