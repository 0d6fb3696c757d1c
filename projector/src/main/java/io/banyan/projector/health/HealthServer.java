package io.banyan.projector.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/// Answers `GET /health` (200 or 503, JSON) and `GET /metrics` (text for Prometheus), and 404 to all else.
public final class HealthServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private HealthServer(HttpServer server) {
        this.server = server;
    }

    /// Takes the port; nobody is answered before `start`.
    ///
    /// @param address port 0: any free one
    /// @throws IOException when the port is taken, or the address is not this machine's
    public static HealthServer on(InetSocketAddress address) throws IOException {
        return new HealthServer(HttpServer.create(address, 0));
    }

    /// Begins to answer.
    ///
    /// @param meters as Prometheus reads them
    public void start(Supplier<HealthReport> health, Supplier<String> meters) {
        server.setExecutor(threads);
        server.createContext("/health", exchange -> health(exchange, health.get()));
        server.createContext("/metrics", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            answer(exchange, 200, meters.get());
        });
        server.start();
    }

    /// `127.0.0.1:8089`.
    public String address() {
        InetSocketAddress address = server.getAddress();
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    private static void health(HttpExchange exchange, HealthReport report) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer(exchange, report.isWell() ? 200 : 503, JSON.writeValueAsString(report.fields()));
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        boolean isAsked = exchange.getRequestMethod().equals("GET")
                && exchange.getHttpContext()
                        .getPath()
                        .equals(exchange.getRequestURI().getPath());
        exchange.sendResponseHeaders(isAsked ? status : 404, isAsked ? body.length : -1);
        try (OutputStream out = exchange.getResponseBody()) {
            if (isAsked) {
                out.write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
