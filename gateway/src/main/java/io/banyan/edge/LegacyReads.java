package io.banyan.edge;

import io.banyan.decide.RequestView;
import io.banyan.exchange.Failure;
import io.banyan.route.Route;
import io.banyan.split.ClientAddress;
import io.banyan.upstream.Client;
import io.banyan.upstream.Forwarded;
import io.banyan.upstream.GroupTraffic;
import io.banyan.upstream.Heard;
import io.banyan.upstream.Hearing;
import io.banyan.upstream.Upstream;
import io.banyan.upstream.UpstreamRequest;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Reads of LEGACY that no client asked for, made to see whether it still answers them: on an event loop and
/// connections of their own, which begin with the first one. Each is one GET without a body, a cookie or a
/// credential, sent once.
public final class LegacyReads implements AutoCloseable {
    private final RequestHeads heads;
    private final Supplier<Traffic> traffic;
    private final ClientOfItsOwn client = new ClientOfItsOwn("banyan-legacy-reads");

    public LegacyReads(EdgeOptions options, Supplier<Traffic> traffic) {
        this.heads = new RequestHeads(options.replica(), options.proxies().toLegacy());
        this.traffic = traffic;
    }

    /// What LEGACY of the route's group answers; after `atMost`, a timeout.
    public CompletableFuture<Heard> read(Route route, RequestView asked, Duration atMost) {
        Client here = client.get();
        CompletableFuture<Heard> answer = new CompletableFuture<>();
        here.loop().execute(() -> {
            try {
                Hearing hearing = call(here, route, asked);
                hearing.heard().thenAccept(answer::complete);
                here.loop().schedule(hearing::late, atMost.toMillis(), TimeUnit.MILLISECONDS);
                hearing.start();
            } catch (RuntimeException | Error unexpected) {
                answer.complete(Heard.nothing(Failure.UNEXPECTED, Duration.ZERO));
            }
        });
        return answer;
    }

    private Hearing call(Client here, Route route, RequestView asked) {
        Traffic now = traffic.get();
        GroupTraffic group = now.group(route.groupName());
        Upstream legacy = group == null ? now.legacy() : group.legacy();
        HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, asked.target());
        String host = asked.header("Host").stream()
                .findFirst()
                .orElse(legacy.spec().url().authority());
        head.headers().set("Host", host).set("Accept", "*/*").set("User-Agent", "banyan-scoreboard");
        var request = new ClientRequest(head, Forwarded.direct(ClientAddress.of("127.0.0.1")), "http");
        UpstreamRequest out = heads.toLegacy(legacy.spec(), request, false);
        Hearing hearing = new Hearing();
        hearing.over(legacy.call(here, out, hearing));
        return hearing;
    }

    @Override
    public void close() {
        client.close();
    }
}
