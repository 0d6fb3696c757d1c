package io.banyan.upstream;

import io.banyan.exchange.ModernState;
import io.banyan.names.HostAddresses;
import io.banyan.names.Names;
import io.banyan.route.Side;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Builds the sides of groups and keeps what did not change: an equal spec of the same group and side goes on with
/// its connections and guards across reloads. Not thread-safe: called by the one thread that swaps snapshots.
public final class Upstreams {
    private final BiFunction<Side, UpstreamSpec, UpstreamOptions> options;
    private final Names names;
    private final InstantSource clock;
    private final UnaryOperator<Upstream> platforms;
    private final HttpUpstream legacy;
    private final LegacyGuard legacyGuard;
    private volatile Map<Key, Built> built = new HashMap<>();
    private volatile Map<String, GroupTraffic> inForce = Map.of();
    private final Map<String, LegacyGuard> fallBacks = new HashMap<>();

    /// Of sides over plain HTTP only.
    public Upstreams(
            UpstreamSpec legacy,
            BiFunction<Side, UpstreamSpec, UpstreamOptions> options,
            Names names,
            InstantSource clock) {
        this(legacy, options, names, clock, plain -> plain);
    }

    /// @param platforms what makes of an upstream over HTTP one that its [UpstreamSpec#platform] understands
    public Upstreams(
            UpstreamSpec legacy,
            BiFunction<Side, UpstreamSpec, UpstreamOptions> options,
            Names names,
            InstantSource clock,
            UnaryOperator<Upstream> platforms) {
        this.platforms = platforms;
        this.options = options;
        this.names = names;
        this.clock = clock;
        this.legacy =
                new HttpUpstream(legacy, options.apply(Side.LEGACY, legacy), host(legacy), TlsState.ofLegacy(legacy));
        this.legacyGuard = new LegacyGuard("legacy", legacy.maxConcurrent());
    }

    /// The installation's `--legacy`.
    public Upstream legacy() {
        return legacy;
    }

    public LegacyGuard legacyGuard() {
        return legacyGuard;
    }

    /// Of the installation's `--legacy`; empty = nothing is wrong. For any thread, as the next one is.
    Optional<String> legacyTlsProblem() {
        return legacy.tlsState().problem();
    }

    /// Of all upstreams in use, the installation's `--legacy` first.
    Stream<String> tlsProblems() {
        Stream<String> groups = built.values().stream()
                .flatMap(side -> side.upstream.tlsProblem().stream())
                .sorted();
        return Stream.concat(legacyTlsProblem().stream(), groups);
    }

    /// Connections open now to all upstreams in use. For any thread.
    public int openConnections() {
        return legacy.openConnections()
                + built.values().stream()
                        .mapToInt(side -> side.upstream.openConnections())
                        .sum();
    }

    /// A sentence for each group whose MODERN is down, in the order of their names.
    Stream<String> modernsDown() {
        return new TreeMap<>(inForce).entrySet().stream().flatMap(group -> {
            ModernState state = group.getValue().modernState();
            return state != null && state.down() ? Stream.of(state.says(group.getKey())) : Stream.of();
        });
    }

    /// Group name → its sides; whatever earlier sides are in no group any more are retired.
    public Map<String, GroupTraffic> update(Collection<GroupUpstreams> written) {
        Map<Key, Built> next = new HashMap<>();
        Map<String, GroupTraffic> traffic = new HashMap<>();
        written.forEach(sides -> traffic.put(sides.group().name(), build(sides, next)));
        built.forEach((key, old) -> {
            if (!next.containsKey(key)) {
                old.upstream.retire();
                names.leave(old.host);
            }
        });
        built = next;
        fallBacks.keySet().retainAll(traffic.keySet());
        inForce = Map.copyOf(traffic);
        return inForce;
    }

    private GroupTraffic build(GroupUpstreams sides, Map<Key, Built> next) {
        String group = sides.group().name();
        Built modern = keepOrBuild(new Key(group, Side.MODERN, sides.modern()), next);
        UpstreamSpec own = sides.legacy();
        Built old = own == null ? null : keepOrBuild(new Key(group, Side.LEGACY, own), next);
        LegacyGuard oldGuard = old == null ? legacyGuard : old.legacyGuard;
        return new GroupTraffic(
                sides,
                modern.upstream,
                modern.guard,
                old == null ? legacy : old.upstream,
                oldGuard,
                fallBacks.compute(group, (name, kept) -> shareOf(oldGuard, name, kept)));
    }

    private static LegacyGuard shareOf(LegacyGuard places, String group, @Nullable LegacyGuard kept) {
        return kept != null && kept.isShareOf(places) ? kept : places.share(group, GroupTraffic.MOST_FALL_BACKS);
    }

    private Built keepOrBuild(Key key, Map<Key, Built> next) {
        Built kept = built.get(key);
        Built result = kept != null ? kept : newly(key);
        next.put(key, result);
        return result;
    }

    private Built newly(Key key) {
        HostAddresses host = host(key.spec);
        HttpUpstream plain = new HttpUpstream(
                key.spec, options.apply(key.side, key.spec), host, TlsState.of(key.group, key.side, key.spec));
        return new Built(
                key.spec.platform() == null ? plain : platforms.apply(plain),
                host,
                new ModernGuard(key.group, key.spec, clock),
                new LegacyGuard(key.group, key.spec.maxConcurrent()));
    }

    private HostAddresses host(UpstreamSpec spec) {
        return names.use(spec.url().host(), spec.url().port());
    }

    private record Key(String group, Side side, UpstreamSpec spec) {}

    private record Built(Upstream upstream, HostAddresses host, ModernGuard guard, LegacyGuard legacyGuard) {}
}
