package io.banyan.edge;

import io.banyan.compare.Seen;
import io.banyan.compare.SideReader;
import io.banyan.route.Side;
import io.banyan.split.ClientAddress;
import io.banyan.split.Weight;
import io.banyan.upstream.Client;
import io.banyan.upstream.Forwarded;
import io.banyan.upstream.GroupTraffic;
import io.banyan.upstream.Pass;
import io.banyan.upstream.Upstream;
import io.banyan.upstream.UpstreamRequest;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads of both sides that no client asked for: through the group's own upstreams, its route's filters and
/// the places of its guards, on an event loop and connections of their own. What comes of them tells a guard
/// nothing: a version that fails in a comparison must not open the breaker of the one that serves clients.
public final class SideReads implements SideReader, AutoCloseable {
    private static final int NO_PLACE = -1;

    private final RequestHeads heads;
    private final Supplier<Traffic> traffic;
    private final GroupCalls calls;
    private final InstantSource clock;
    private final ClientOfItsOwn client = new ClientOfItsOwn("banyan-compare");

    public SideReads(EdgeOptions options, Supplier<Traffic> traffic, GroupCalls calls, InstantSource clock) {
        this.calls = calls;
        this.heads = new RequestHeads(options.replica(), options.proxies().toLegacy());
        this.traffic = traffic;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Seen> read(Side side, Sampled sampled, String view, int version) {
        CompletableFuture<Seen> answer = new CompletableFuture<>();
        Client by = client.get();
        by.loop().execute(() -> {
            try {
                begin(by, new Asked(side, sampled, view, version), answer);
            } catch (RuntimeException | Error unexpected) {
                answer.completeExceptionally(unexpected);
            }
        });
        return answer;
    }

    private record Asked(Side side, Sampled sampled, String view, int version) {}

    private void begin(Client by, Asked asked, CompletableFuture<Seen> answer) {
        Side side = asked.side;
        Sampled sampled = asked.sampled;
        Traffic now = traffic.get();
        GroupTraffic group = now.group(sampled.route().groupName());
        Pass place = group == null ? null : place(side, group);
        if (group == null || place == null) {
            answer.completeExceptionally(new ReadFailed(
                    side + (group == null ? " is not served any more" : " has no place free, or its breaker is open")));
            return;
        }
        answer.whenComplete((seen, failed) -> by.loop().execute(place::cancel));
        ClientRequest request = request(sampled.target());
        Upstream to = side == Side.MODERN
                ? now.modern(
                        sampled.route(), group, calls.ofGateway(sampled.route().groupName()))
                : group.legacy();
        UpstreamRequest head = side == Side.MODERN
                ? heads.toModern(to.spec(), request, false)
                : heads.toLegacy(to.spec(), request, true);
        if (side == Side.MODERN) {
            Identity.markNobody(now.identity(), sampled.route().groupName(), head);
            head.headers().set(Freshness.VIEW, "\"" + asked.view + "\";v=" + asked.version);
        }
        SideAnswer listener = new SideAnswer(side, asked.version, clock.instant(), answer);
        listener.start(to.call(by, head, listener), by.loop());
    }

    private static @Nullable Pass place(Side side, GroupTraffic group) {
        return side == Side.LEGACY
                ? group.enterLegacy(false)
                : group.enterModern(NO_PLACE, Weight.ALL.basisPoints(), false) instanceof Pass pass ? pass : null;
    }

    private static ClientRequest request(String target) {
        HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, target);
        head.headers().set("Accept", "*/*").set("User-Agent", "banyan-compare");
        return new ClientRequest(head, Forwarded.direct(ClientAddress.of("127.0.0.1")), "http");
    }

    @Override
    public void close() {
        client.close();
    }
}
