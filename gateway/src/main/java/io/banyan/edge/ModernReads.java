package io.banyan.edge;

import io.banyan.decide.RequestView;
import io.banyan.exchange.Failure;
import io.banyan.identity.IdentityRule;
import io.banyan.route.Route;
import io.banyan.split.ClientAddress;
import io.banyan.upstream.Client;
import io.banyan.upstream.Forwarded;
import io.banyan.upstream.Heard;
import io.banyan.upstream.Hearing;
import io.banyan.upstream.Unexpected;
import io.banyan.upstream.Upstream;
import io.banyan.upstream.UpstreamRequest;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/// Calls of MODERN that somebody makes who looks closer at it: on an event loop and connections of their own, past its
/// guard, so that one whose breaker is open can be looked at, and without telling the guard anything. The event loop
/// begins with the first call.
public final class ModernReads implements AutoCloseable {
    /// How much longer than its time a call that is given up may take to say what it has.
    private static final long GRACE_MILLIS = 500;

    private final RequestHeads heads;
    private final Supplier<Traffic> traffic;
    private final GroupCalls calls;
    private final ClientOfItsOwn client = new ClientOfItsOwn("banyan-doctor");

    public ModernReads(EdgeOptions options, Supplier<Traffic> traffic, GroupCalls calls) {
        this.calls = calls;
        this.heads = new RequestHeads(options.replica(), options.proxies().toLegacy());
        this.traffic = traffic;
    }

    /// Makes one call and waits for its end, or for its time to be over: then what has come so far is all.
    ///
    /// @param begun makes the call; it is started here
    public Heard hear(Duration atMost, Function<Client, Hearing> begun) {
        Client here = client.get();
        CompletableFuture<Hearing> made = new CompletableFuture<>();
        here.loop().execute(() -> begin(begun, here, made));
        return end(made, atMost);
    }

    /// Waits likewise for a call that was made on the way.
    public Heard end(Hearing under) {
        return end(CompletableFuture.completedFuture(under), Duration.ofMillis(GRACE_MILLIS));
    }

    private Heard end(CompletableFuture<Hearing> made, Duration atMost) {
        CompletableFuture<Heard> heard = made.thenCompose(Hearing::heard);
        try {
            return heard.get(Math.max(1, atMost.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            made.thenAccept(hearing -> client.get().loop().execute(hearing::late));
            return heard.completeOnTimeout(Heard.nothing(Failure.TIMEOUT, atMost), GRACE_MILLIS, TimeUnit.MILLISECONDS)
                    .exceptionally(unexpected -> Heard.nothing(Failure.UNEXPECTED, atMost))
                    .join();
        } catch (ExecutionException unexpected) {
            Unexpected.log("a look at MODERN", unexpected);
            return Heard.nothing(Failure.UNEXPECTED, Duration.ZERO);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return Heard.nothing(Failure.UNEXPECTED, Duration.ZERO);
        }
    }

    private static void begin(Function<Client, Hearing> begun, Client here, CompletableFuture<Hearing> made) {
        try {
            Hearing hearing = begun.apply(here);
            made.complete(hearing);
            hearing.start();
        } catch (RuntimeException | Error unexpected) {
            made.completeExceptionally(unexpected);
        }
    }

    /// A read as if a client of this machine had sent it, through the filters of its route.
    ///
    /// @param to MODERN of the route's group
    public Hearing read(Client here, Route route, RequestView asked, Upstream to) {
        HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, asked.target());
        head.headers().set("Accept", "*/*").set("User-Agent", "banyan-doctor");
        asked.header("Host").forEach(host -> head.headers().set("Host", host));
        var request = new ClientRequest(head, Forwarded.direct(ClientAddress.of("127.0.0.1")), "http");
        UpstreamRequest out = heads.toModern(to.spec(), request, false);
        Identity.markNobody(traffic.get().identity(), route.groupName(), out);
        ModernLane lane = traffic.get().lanes().get(route.id());
        Upstream behind = calls.ofGateway(route.groupName()).to(to);
        Upstream whole = lane == null ? behind : new LaneUpstream(lane, behind);
        Hearing hearing = new Hearing();
        hearing.over(whole.call(here, out, hearing));
        return hearing;
    }

    /// Asks LEGACY who asks, without a credential.
    ///
    /// @param hosts as a client names the site; none = as LEGACY is named
    public Hearing whoIsNobody(Client here, IdentityRule rule, List<String> hosts, Upstream legacy) {
        HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, rule.from());
        head.headers().set("Accept", "application/json").set("User-Agent", "banyan-doctor");
        hosts.forEach(host -> head.headers().set("Host", host));
        var request = new ClientRequest(head, Forwarded.direct(ClientAddress.of("127.0.0.1")), "http");
        Hearing hearing = new Hearing();
        hearing.over(legacy.call(here, heads.toLegacy(legacy.spec(), request, true), hearing));
        return hearing;
    }

    @Override
    public void close() {
        client.close();
    }
}
