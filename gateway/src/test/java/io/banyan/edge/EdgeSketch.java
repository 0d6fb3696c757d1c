package io.banyan.edge;

import io.banyan.caller.CallRules;
import io.banyan.decide.GroupRules;
import io.banyan.decide.PreviewCheck;
import io.banyan.decide.PreviewDenial;
import io.banyan.decide.Rules;
import io.banyan.exchange.ExchangeRecord;
import io.banyan.exchange.FallBackRule;
import io.banyan.exchange.Tap;
import io.banyan.exchange.UnlistedCookies;
import io.banyan.freshness.FreshnessRule;
import io.banyan.live.GroupState;
import io.banyan.live.LiveSketch;
import io.banyan.live.LiveState;
import io.banyan.live.LiveValue;
import io.banyan.live.Values;
import io.banyan.route.Origin;
import io.banyan.route.PathTemplate;
import io.banyan.route.QueryRule;
import io.banyan.route.Route;
import io.banyan.route.RouteSketch;
import io.banyan.route.RouteTable;
import io.banyan.route.Side;
import io.banyan.shadow.ShadowRule;
import io.banyan.split.StickySource;
import io.banyan.split.Weight;
import io.banyan.upstream.AnswerRules;
import io.banyan.upstream.Client;
import io.banyan.upstream.EmbeddedSocket;
import io.banyan.upstream.EmbeddedUpstream;
import io.banyan.upstream.GroupTraffic;
import io.banyan.upstream.GroupUpstreams;
import io.banyan.upstream.LegacyGuard;
import io.banyan.upstream.ModernGuard;
import io.banyan.upstream.ProxyHint;
import io.banyan.upstream.Upstream;
import io.netty.handler.flow.FlowControlHandler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The traffic port without a network, for tests: one client's connection, LEGACY for everything, and MODERN for
/// reads of `/events/{id}`, at 100 %. Both sides accept connections.
final class EdgeSketch {
    final EmbeddedSocket client = new EmbeddedSocket();
    final Client caller = Client.on(client);
    final EmbeddedUpstream legacy = new EmbeddedUpstream(client.eventLoop()).accepting();
    final EmbeddedUpstream modern = new EmbeddedUpstream(client.eventLoop()).accepting();
    final LegacyGuard legacyGuard = new LegacyGuard("legacy", 3);
    final LegacyGuard fallBacks = legacyGuard.share("fall-backs", 2);
    final List<ExchangeRecord> ended = new ArrayList<>();
    final List<UnlistedCookies> unlisted = new ArrayList<>();
    /// What copied reads came to: `events/event matched`.
    final List<String> shadowed = new ArrayList<>();
    final Tap ear = new Ear();
    /// How long each side took to its last head, in nanoseconds.
    final Map<Side, Long> heads = new EnumMap<>(Side.class);
    final ProxyHint hint = new ProxyHint();
    Instant now = Instant.parse("2027-01-01T00:00:00Z");
    final ModernGuard guard = new ModernGuard("events", EmbeddedUpstream.spec("http://view:8080"), this::time);
    final OpenConnection connection;
    private FallBackRule fallBack = FallBackRule.DEFAULT;
    private AnswerRules answers = AnswerRules.DEFAULT;
    private Weight weight = Weight.ALL;
    boolean draining;
    boolean faultsOnHead;
    boolean faultsOnDecision;
    boolean faultsOnTime;
    private final @Nullable ModernLane lane;
    private @Nullable Freshness freshness;
    private @Nullable Identity identity;
    private @Nullable Shadows shadows;
    private @Nullable FreshnessRule proves;
    private ShadowRule shadow = ShadowRule.DEFAULT;
    private Weight copied = Weight.NONE;
    private @Nullable Traffic traffic;
    private UnaryOperator<Upstream> platform = plain -> plain;
    private @Nullable Upstream behind;

    EdgeSketch() {
        this(null);
    }

    EdgeSketch(@Nullable ModernLane lane) {
        this(lane, false);
    }

    /// Whose client speaks HTTP/2; it has not said its preface.
    static EdgeSketch ofStreams() {
        return new EdgeSketch(null, true);
    }

    private EdgeSketch(@Nullable ModernLane lane, boolean streams) {
        this.lane = lane;
        PreviewCheck preview = (token, group, address) ->
                "good".equals(token) && !fault(faultsOnDecision) ? null : PreviewDenial.TOKEN_UNKNOWN;
        EdgeOptions options = new EdgeOptions("", 0, Limits.DEFAULT, ProxyRules.NONE, "here", null);
        RequestHeads made =
                new RequestHeads(options.replica(), options.proxies().toLegacy());
        Intake intake =
                new Intake(options, made, this::traffic, preview, new Ear(), hint, GroupCalls.off(), () -> draining);
        client.freezeTime();
        connection = streams ? StreamsConnection.on(client, intake) : httpOne(intake);
        client.pipeline().fireChannelActive();
    }

    private static boolean fault(boolean now) {
        if (now) {
            throw new IllegalStateException("a fault that nobody expected");
        }
        return false;
    }

    private Instant time() {
        fault(faultsOnTime);
        return now;
    }

    private ClientWatch httpOne(Intake intake) {
        ClientClock clock = new ClientClock(Limits.DEFAULT, System.nanoTime());
        ClientConnection one = new ClientConnection(client, intake, clock, caller);
        client.config().setAutoRead(false);
        client.pipeline()
                .addLast("decoder", new RequestDecoder(Limits.DEFAULT, clock))
                .addLast("encoder", new ResponseEncoder())
                .addLast("flow", new FlowControlHandler())
                .addLast("client", one);
        return ClientWatch.of(client, one, clock);
    }

    /// What the group's file says of it from now on.
    void fallsBack(FallBackRule written) {
        fallBack = written;
        traffic = null;
    }

    /// What the group's file lets MODERN's answers do from now on.
    void answersBy(AnswerRules written) {
        answers = written;
        traffic = null;
    }

    /// Of MODERN, from now on.
    void weighs(Weight applied) {
        weight = applied;
        traffic = null;
    }

    /// What the group's file asks of its view from now on.
    void asksFor(Freshness asked) {
        freshness = asked;
        traffic = null;
    }

    /// What MODERN is told of who asks, from now on.
    void asksWho(Identity asked) {
        identity = asked;
        traffic = null;
    }

    /// Reads are copied from now on.
    void copies(Weight share, ShadowRule rule, Shadows by) {
        copied = share;
        shadow = rule;
        shadows = by;
        traffic = null;
    }

    /// Whether the group's file says that MODERN's answers prove how new they are, from now on.
    void proves(FreshnessRule rule) {
        proves = rule;
        traffic = null;
    }

    /// What MODERN is beyond plain HTTP, from now on.
    void modernBy(UnaryOperator<Upstream> how) {
        platform = how;
        behind = null;
        traffic = null;
    }

    /// As the group calls it.
    Upstream behind() {
        if (behind == null) {
            behind = platform.apply(modern.upstream());
        }
        return behind;
    }

    private Traffic traffic() {
        Traffic known = traffic;
        if (known == null) {
            known = made();
            traffic = known;
        }
        return known;
    }

    private Traffic made() {
        PathTemplate path = PathTemplate.parse("/events/{id}", regex -> text -> false);
        Route route = new Route(
                "event",
                RouteSketch.group("events"),
                Set.of(),
                path,
                Set.of("GET", "HEAD"),
                List.of(),
                QueryRule.STRICT,
                List.of(),
                new Origin("routes/events.yaml", 1));
        GroupRules group = new GroupRules(route.group(), "events", List.of(new StickySource.ClientIp()), Weight.ALL);
        GroupState state = LiveSketch.group(1, weight, Map.of(), false);
        GroupState copies = new GroupState(1, state.values().with(LiveValue.SHADOW, Values.all(copied)));
        LiveState live = new LiveState(Map.of("events", copies), false);
        GroupUpstreams written = new GroupUpstreams(
                route.group(), modern.upstream().spec(), null, fallBack, answers, proves, null, shadow);
        GroupTraffic sides = new GroupTraffic(written, behind(), guard, legacy.upstream(), legacyGuard, fallBacks);
        return new Traffic(
                Rules.of(RouteTable.of(List.of(route)), List.of(group), live),
                Map.of("events", sides),
                lane == null ? Map.of() : Map.of("event", lane),
                legacy.upstream(),
                legacyGuard,
                new Besides(freshness, identity, shadows),
                CallRules.NONE);
    }

    /// The client sends these bytes; `~` ends a line.
    void sends(String bytes) {
        client.arrives(bytes.replace("~", "\r\n"));
    }

    /// All that the client got so far; `~` ends a line.
    String got() {
        client.runPendingTasks();
        return client.written().replace("\r\n", "~");
    }

    /// Whether the client takes what it gets.
    void takesMore(boolean more) {
        var buffer = client.unsafe().outboundBuffer();
        if (buffer != null) {
            buffer.setUserDefinedWritability(1, more);
        }
        client.runPendingTasks();
    }

    /// The connection's limits are looked at as if so much time had passed.
    void look(int seconds) {
        connection.check(System.nanoTime() + seconds * 1_000_000_000L);
        client.runPendingTasks();
    }

    /// The ends of all exchanges so far: `LEGACY served 200`.
    List<String> ends() {
        return ended.stream()
                .map(one -> (one.side() == null ? "-" : one.side()) + " "
                        + one.outcome().tag() + " " + one.status())
                .toList();
    }

    /// All places that are held, on either side.
    int places() {
        return legacyGuard.placesInUse() + fallBacks.placesInUse() + guard.placesInUse();
    }

    private final class Ear implements Tap {
        @Override
        public void head(@Nullable String group, Side side, long nanos) {
            fault(faultsOnHead);
            heads.put(side, nanos);
        }

        @Override
        public void ended(ExchangeRecord exchange) {
            ended.add(exchange);
        }

        @Override
        public void shadowed(String group, String route, String result) {
            shadowed.add(group + "/" + route + " " + result);
        }

        @Override
        public void cookiesUnlisted(UnlistedCookies cookies) {
            unlisted.add(cookies);
        }
    }
}
