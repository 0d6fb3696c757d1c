package io.banyan.cli;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.ssl.SslContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/// An admin port that answers what a test told it to, and keeps what it was asked. What nobody told it is a 404.
final class StubAdmin implements AutoCloseable {
    static final String TOKEN = "b3f1c2d4e5f60718293a4b5c6d7e8f90";

    /// @param query with its question mark; empty for none
    /// @param ifMatch null where the header was not sent
    record Asked(
            String what,
            String query,
            String body,
            @Nullable String ifMatch,
            String door,
            String token) {}

    /// @param body empty for none
    record Reply(int status, String body) {}

    private final Map<String, Supplier<Reply>> replies = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final String scheme;
    private final DisposableServer server;

    StubAdmin() {
        this(null);
    }

    /// @param tls null = without
    StubAdmin(@Nullable SslContext tls) {
        HttpServer plain = HttpServer.create().host("127.0.0.1").port(0).handle(this::handle);
        scheme = tls == null ? "http" : "https";
        server = (tls == null ? plain : plain.secure(spec -> spec.sslContext(tls))).bindNow();
    }

    String url() {
        return scheme + "://127.0.0.1:" + server.port();
    }

    /// @param what method and path below `/api/v1`: `GET /groups`
    StubAdmin says(String what, Supplier<Reply> reply) {
        replies.put(what, reply);
        return this;
    }

    StubAdmin says(String what, String json) {
        return says(what, 200, json);
    }

    StubAdmin says(String what, int status, String body) {
        return says(what, () -> new Reply(status, body));
    }

    StubAdmin refuses(String what, int status, String detail) {
        return says(what, status, "{\"title\":\"Refused\",\"status\":" + status + ",\"detail\":\"" + detail + "\"}");
    }

    List<Asked> asked() {
        return asked;
    }

    List<Asked> asked(String what) {
        return asked.stream().filter(one -> one.what().equals(what)).toList();
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    private Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        return request.receive().aggregate().asString().defaultIfEmpty("").flatMap(body -> {
            Reply reply = reply(request, body);
            return response.status(reply.status())
                    .header("ETag", "\"1.7\"")
                    .sendString(Mono.just(reply.body()))
                    .then();
        });
    }

    private Reply reply(HttpServerRequest request, String body) {
        String[] target = request.uri().replaceFirst("^/api/v1", "").split("\\?", 2);
        String what = request.method() + " " + target[0];
        HttpHeaders headers = request.requestHeaders();
        asked.add(new Asked(
                what,
                target.length == 1 ? "" : "?" + target[1],
                body,
                headers.get("If-Match"),
                headers.get("X-Banyan-Door"),
                headers.get("Authorization").replaceFirst("^Bearer ", "")));
        return replies.getOrDefault(what, () -> new Reply(404, "")).get();
    }
}
