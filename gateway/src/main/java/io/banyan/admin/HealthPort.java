package io.banyan.admin;

import io.banyan.meters.Exposition;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;
import reactor.netty.ChannelBindException;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/// A port with liveness, readiness, metrics and the public keys of identities under the admin port's paths, and nothing
/// else: no token, no details,
/// for probes and scrapers that cannot reach the admin port. It stays open while the edge drains, so that a load
/// balancer sees readiness go down.
public final class HealthPort implements SmartLifecycle {
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final String UP = "{\"status\":\"UP\"}";
    private static final String NOT_READY = "{\"status\":\"OUT_OF_SERVICE\"}";

    private final String address;
    private final int asked;
    private final LoopResources threads;
    private final Readiness readiness;
    private final Exposition meters;
    private final IdentitySource identity;
    private volatile @Nullable DisposableServer server;

    /// @param asked 0 = any free port
    public HealthPort(
            String address,
            int asked,
            LoopResources threads,
            Readiness readiness,
            Exposition meters,
            IdentitySource identity) {
        this.address = address;
        this.asked = asked;
        this.threads = threads;
        this.readiness = readiness;
        this.meters = meters;
        this.identity = identity;
    }

    /// The port listened on.
    public int port() {
        return Objects.requireNonNull(server, "not started").port();
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1024;
    }

    @Override
    public void start() {
        try {
            server = bind();
        } catch (ChannelBindException taken) {
            throw new PortTaken("health-port", asked, taken);
        }
    }

    private DisposableServer bind() {
        return HttpServer.create()
                .runOn(threads)
                .host(address)
                .port(asked)
                .idleTimeout(IDLE)
                .route(routes -> routes.get(AdminSecurity.LIVENESS, (request, response) -> json(response, UP))
                        .get(
                                AdminSecurity.READINESS,
                                (request, response) ->
                                        readiness.ready() ? json(response, UP) : json(response.status(503), NOT_READY))
                        .get(IdentitySource.KEYS, (request, response) -> json(response, identity.keys()))
                        .get(
                                AdminSecurity.PROMETHEUS,
                                (request, response) -> text(response, Exposition.CONTENT_TYPE, meters.text())))
                .bindNow();
    }

    private static Publisher<Void> json(HttpServerResponse response, String body) {
        return text(response, "application/json", body);
    }

    private static Publisher<Void> text(HttpServerResponse response, String type, String body) {
        return response.header(HttpHeaderNames.CONTENT_TYPE, type)
                .header(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .sendString(Mono.just(body));
    }

    @Override
    public void stop() {
        DisposableServer running = server;
        server = null;
        if (running != null) {
            running.disposeNow();
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}
