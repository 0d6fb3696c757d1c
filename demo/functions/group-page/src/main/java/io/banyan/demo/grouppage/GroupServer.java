package io.banyan.demo.grouppage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Executors;

/// The same as a service that speaks HTTP, for platforms that run containers: Knative, Cloud Run. They say in `PORT`
/// where it is to listen.
public final class GroupServer {
    private GroupServer() {}

    public static void main(String[] args) throws IOException {
        GroupReads groups = GroupPage.groups();
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, groups));
        server.start();
    }

    private static void answer(HttpExchange exchange, GroupReads groups) throws IOException {
        String asked = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Banyan-View"), "");
        PageAnswer answer =
                PageAnswer.to(PageRequest.of(exchange.getRequestURI().getRawPath(), asked), groups);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean bodiless = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : body.length);
        if (!bodiless) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
