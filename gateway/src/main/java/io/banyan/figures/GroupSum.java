package io.banyan.figures;

import io.banyan.route.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Adds what replicas counted of one group, or of several.
final class GroupSum {
    /// Reads in a minute below which no key is called heavy.
    static final int SPEAKS = 100;
    /// The share above which one is.
    static final double HEAVY = 0.2;

    private final Rates rates = new Rates();
    private HeadCounts legacy = HeadCounts.NONE;
    private HeadCounts modern = HeadCounts.NONE;
    private final List<ClientSample> clients = new ArrayList<>();
    private final Map<Long, HeavyCount> heavy = new HashMap<>();
    private long heavyOf;
    private RouteReads reads = RouteReads.NONE;
    private final Map<String, RouteReads> routes = new HashMap<>();
    private Load load = Load.NONE;

    void add(GroupTotals group, ReplicaTotals of) {
        rates.add(group.second(), of.seconds());
        legacy = legacy.plus(group.legacy());
        modern = modern.plus(group.modern());
        clients.add(group.clients());
        group.heavy().forEach(one -> heavy.merge(one.hash(), one, HeavyCount::plus));
        heavyOf += group.heavyOf();
        Counts minute = group.minute();
        reads = reads.plus(new RouteReads(minute.get(Count.WEIGHED_LEGACY), minute.get(Count.WEIGHED_MODERN)));
        group.routes().forEach((id, route) -> routes.merge(id, route, RouteReads::plus));
        Load its = Load.of(minute, of.minute());
        load = its.reads() > load.reads() ? its : load;
    }

    /// @param distinct clients
    Figures figures(long distinct) {
        return new Figures(
                side(Side.LEGACY), side(Side.MODERN), rates.fallBacks(), rates.of(Count.AMBIGUOUS), distinct);
    }

    /// @param distinct each counted once whichever groups it uses
    TotalFigures total(long distinct) {
        return new TotalFigures(
                side(Side.LEGACY),
                side(Side.MODERN),
                rates.fallBacks(),
                rates.of(Count.AMBIGUOUS),
                distinct,
                rates.of(Count.UNMATCHED));
    }

    GroupMinute minute() {
        return new GroupMinute(reads, routes, seen(), heaviest(), load);
    }

    private ClientSample seen() {
        return clients.stream().reduce(ClientSample.NONE, ClientSample::unite);
    }

    private SideFigures side(Side side) {
        HeadCounts heads = side == Side.LEGACY ? legacy : modern;
        return new SideFigures(
                rates.of(Count.rate(side)),
                rates.of(Count.errors(side)),
                rounded(heads.quantile(0.5)),
                rounded(heads.quantile(0.99)));
    }

    private static @Nullable Double rounded(@Nullable Double millis) {
        return millis == null ? null : Double.valueOf(Rates.rounded(millis));
    }

    private @Nullable HeavyKey heaviest() {
        return heavy.values().stream()
                .max(Comparator.comparingDouble(HeavyCount::reads))
                .filter(key -> heavyOf >= SPEAKS && key.reads() > heavyOf * HEAVY)
                .map(key -> HeavyKey.of(key.source(), key.value(), Math.min(1, key.reads() / heavyOf)))
                .orElse(null);
    }
}
