package io.banyan.browser.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.banyan.admin.PageFile;
import io.banyan.admin.PageFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/// An admin port for the page alone: its files as the gateway serves them, and the API of a stub fleet.
final class StubAdmin implements AutoCloseable {
    static final String OPERATOR = "operator-0123456789abcdef";
    static final String VIEWER = "viewer-0123456789abcdef00";
    static final String ADMIN = "admin-0123456789abcdef0000";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final StubFleet fleet = new StubFleet();

    /// Method and target of each API request, then its door.
    final List<String> requests = new CopyOnWriteArrayList<>();

    private final PageFiles files = PageFiles.load();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final StubStream stream = new StubStream(fleet, JSON);
    private final StubApi api = new StubApi(fleet);
    private final HttpServer server;
    private volatile boolean tokensGood = true;

    StubAdmin() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
        fleet.onChange(change -> stream.tell("change", change));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// From now on every token is refused, and then taken again.
    void takesTokens(boolean good) {
        tokensGood = good;
    }

    /// Cuts every stream; none can be opened until it is told to open them again.
    void streams(boolean open) {
        stream.open(open);
    }

    void tellFiles() {
        stream.tell("files", Map.of());
    }

    @Override
    public void close() {
        stream.close();
        server.stop(0);
        threads.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Optional<PageFile> file = files.file(path);
            if (file.isPresent()) {
                page(exchange, file.get());
            } else {
                api(exchange, path);
            }
        } catch (Refusal refused) {
            send(exchange, refused.status, refused.json());
        }
    }

    private static void page(HttpExchange exchange, PageFile file) throws IOException {
        file.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, file.gzip().length);
        exchange.getResponseBody().write(file.gzip());
    }

    private void api(HttpExchange exchange, String path) throws IOException {
        String method = exchange.getRequestMethod();
        requests.add(method + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("X-Banyan-Door"));
        StubCaller caller =
                StubCaller.of(tokensGood ? exchange.getRequestHeaders().getFirst("Authorization") : null);
        if (path.equals("/api/v1/events")) {
            stream.serve(exchange);
            return;
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        StubApi.Asked asked = new StubApi.Asked(
                caller,
                method + " " + path.replace("/api/v1/", ""),
                Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""),
                body.length == 0 ? Map.of() : json(body),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("If-Match")));
        Object answer;
        synchronized (fleet) {
            answer = api.answer(asked);
        }
        send(exchange, fleet.away && path.endsWith("/kill") ? 202 : 200, answer);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(byte[] body) {
        return JSON.readValue(body, Map.class);
    }

    private static void send(HttpExchange exchange, int status, Object json) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(json);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
