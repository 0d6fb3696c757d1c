package io.banyan.browser.page;

import io.banyan.admin.PageFile;
import io.banyan.admin.PageFiles;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/// An admin port for the page alone: its files as the gateway serves them, and the API of a stub fleet.
final class StubAdmin implements AutoCloseable {
    static final String OPERATOR = "operator-0123456789abcdef";
    static final String VIEWER = "viewer-0123456789abcdef00";
    static final String ADMIN = "admin-0123456789abcdef0000";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String API = "/api/v1/";

    final StubFleet fleet = new StubFleet();

    /// Method, target and door of each API request.
    final List<String> requests = new CopyOnWriteArrayList<>();

    private final PageFiles files = PageFiles.load();
    private final StubStream stream = new StubStream(fleet, JSON);
    private final StubApi api = new StubApi(fleet);
    private final DisposableServer server;
    private volatile boolean tokensGood = true;

    StubAdmin() {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(this::handle)
                .bindNow();
        fleet.onChange(change -> stream.tell("change", change));
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /// Whether tokens are taken from now on; none is while they are not.
    void takesTokens(boolean good) {
        tokensGood = good;
    }

    /// False cuts every stream and lets none be opened.
    void streams(boolean open) {
        stream.open(open);
    }

    /// As when route files were read again.
    void tellFiles() {
        stream.tell("files", Map.of());
    }

    @Override
    public void close() {
        stream.open(false);
        server.disposeNow(Duration.ofSeconds(5));
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        String path = request.fullPath();
        Optional<PageFile> file = files.file(path);
        if (file.isPresent()) {
            file.get().headers().forEach(response::header);
            return response.header("Content-Encoding", "gzip")
                    .sendByteArray(Mono.just(file.get().gzip()));
        }
        return request.receive()
                .aggregate()
                .asByteArray()
                .defaultIfEmpty(new byte[0])
                .flatMap(body -> {
                    try {
                        return Mono.from(api(request, response, body));
                    } catch (Refusal refused) {
                        return Mono.from(send(response, refused.status, refused.json()));
                    }
                });
    }

    private Publisher<Void> api(HttpServerRequest request, HttpServerResponse response, byte[] body) {
        String method = request.method().name();
        requests.add(
                method + " " + request.uri() + " " + request.requestHeaders().get("X-Banyan-Door"));
        StubCaller caller = StubCaller.of(tokensGood ? request.requestHeaders().get("Authorization") : null);
        String path = request.fullPath();
        if (path.equals(API + "events")) {
            return stream.serve(response);
        }
        String uri = request.uri();
        StubApi.Asked asked = new StubApi.Asked(
                caller,
                method + " " + path.replace(API, ""),
                uri.contains("?") ? uri.substring(uri.indexOf('?') + 1) : "",
                body.length == 0 ? Map.of() : json(body),
                Optional.ofNullable(request.requestHeaders().get("If-Match")));
        synchronized (fleet) {
            Object answer = api.answer(asked);
            return send(response, fleet.away && path.endsWith("/kill") ? 202 : 200, answer);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(byte[] body) {
        return JSON.readValue(body, Map.class);
    }

    private static Publisher<Void> send(HttpServerResponse response, int status, Object json) {
        return response.status(status)
                .header("Content-Type", "application/json")
                .sendByteArray(Mono.just(JSON.writeValueAsBytes(json)));
    }
}
