package io.banyan.views;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.banyan.projections.change.Change;
import io.banyan.projections.change.Change.Kind;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableName;
import io.banyan.projections.projection.Operation;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.store.DocumentJson;
import io.banyan.projector.function.FunctionProjection;
import io.banyan.projector.function.ViewFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A platform with one function on it, which does to each record what `EventsProjection` does to a change; it reads
/// nothing but the event. Closing it ends what it opened.
final class StubFunction implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What the platform answers. A body of null: the connection breaks before an answer.
    record Said(
            int status,
            Map<String, String> headers,
            @Nullable String body) {
        static final Said GONE = new Said(0, Map.of(), null);

        static Said functionError(String type) {
            return new Said(200, Map.of("X-Amz-Function-Error", "Unhandled"), "{\"errorType\": \"" + type + "\"}");
        }

        static Said throttled() {
            return new Said(
                    429, Map.of("x-amzn-errortype", "TooManyRequestsException"), "{\"message\": \"Rate exceeded\"}");
        }
    }

    private final Projection does = new EventsProjection();
    private final List<FunctionProjection> opened = new ArrayList<>();
    private final int port;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;
    private volatile Function<JsonNode, @Nullable Said> instead = event -> null;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile int largest;

    private StubFunction(int port) {
        this.port = port;
    }

    static StubFunction start() {
        try {
            HttpServer first = server(0);
            StubFunction function = new StubFunction(first.getAddress().getPort());
            function.begin(first);
            return function;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static HttpServer server(int port) throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    }

    /// Begins to answer again.
    void restart() {
        try {
            begin(server(port));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void begin(HttpServer begun) {
        ExecutorService own = Executors.newVirtualThreadPerTaskExecutor();
        begun.setExecutor(own);
        begun.createContext("/", this::answer);
        begun.start();
        server = begun;
        threads = own;
    }

    /// Nobody listens any more, and what is under way gets no answer.
    void kill() {
        HttpServer running = server;
        if (running != null) {
            running.stop(0);
            Objects.requireNonNull(threads).shutdownNow();
            server = null;
        }
    }

    /// Before the function is asked; null: it is.
    ///
    /// @param says from the event
    void instead(Function<JsonNode, @Nullable Said> says) {
        instead = says;
    }

    /// How many times it was invoked.
    int calls() {
        return calls.get();
    }

    /// The most records of one event.
    int largest() {
        return largest;
    }

    /// The view of `docs/projections.md`, by this function.
    String file(UnaryOperator<String> changed) {
        return changed.apply(file("events-view:live", "http://127.0.0.1:" + port));
    }

    /// The same view by a function elsewhere.
    static String file(String function, String endpoint) {
        return """
                view: events
                version: 1
                function: lambda:%s
                endpoint: %s
                batch-size: 25
                retries: 2
                tables:
                  - table: meetup_group
                    columns: [id, name]
                    partition: "*"
                  - table: event
                    columns: [id, group_id, title, starts_at]
                    partition: "event:{id}"
                    reads: ["event:{id}/page"]
                  - table: rsvp
                    columns: [event_id, member_id, answer]
                    partition: "event:{event_id}"
                """.formatted(function, endpoint);
    }

    FunctionProjection projection(UnaryOperator<String> changed) {
        List<String> problems = new ArrayList<>();
        FunctionProjection projection = ViewFile.read("events.view.yaml", file(changed), problems);
        if (projection == null) {
            throw new AssertionError(problems);
        }
        opened.add(projection);
        return projection;
    }

    FunctionProjection projection() {
        return projection(UnaryOperator.identity());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode event = JSON.readTree(exchange.getRequestBody().readAllBytes());
            calls.incrementAndGet();
            largest = Math.max(largest, event.get("Records").size());
            Said said = instead.apply(event);
            String body = said == null ? applied(event) : said.body();
            if (body == null) {
                return;
            }
            if (said != null) {
                said.headers().forEach(exchange.getResponseHeaders()::set);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(said == null ? 200 : said.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String applied(JsonNode event) {
        List<Map<String, Object>> operations = new ArrayList<>();
        event.get("Records").forEach(record -> {
            JsonNode documents = record.get("documents");
            does.apply(change(record), key -> {
                        JsonNode found = documents.get(key.toString());
                        if (found == null) {
                            throw new IllegalStateException(key + " was not sent along");
                        }
                        return found.isNull() ? null : DocumentJson.document(found.toString());
                    })
                    .forEach(operation -> operations.add(Map.of(
                            "record", record.get("eventID").stringValue(), name(operation), written(operation))));
        });
        return JSON.writeValueAsString(Map.of("operations", operations));
    }

    private static Change change(JsonNode record) {
        return new Change(
                LogPosition.mark(Long.parseUnsignedLong(record.get("position").stringValue())),
                Kind.valueOf(record.get("op").stringValue().toUpperCase(Locale.ROOT)),
                TableName.parse(record.get("table").stringValue()),
                List.copyOf(record.get("key").propertyNames()),
                row(record.get("before")),
                row(record.get("after")));
    }

    private static Map<String, @Nullable String> row(JsonNode columns) {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        columns.forEachEntry((column, value) -> row.put(column, value.isNull() ? null : value.stringValue()));
        return row;
    }

    private static String name(Operation operation) {
        return operation.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> written(Operation operation) {
        String key = operation.key().toString();
        return switch (operation) {
            case Operation.Put put ->
                Map.of("key", key, "document", put.document().fields());
            case Operation.Patch patch -> Map.of("key", key, "fields", patch.fields());
            case Operation.Delete _ -> Map.of("key", key);
            case Operation.Add add -> Map.of("key", key, "field", add.field(), "by", add.by());
            case Operation.Enter enter -> Map.of("key", key, "indexes", enter.entries());
        };
    }

    @Override
    public void close() {
        kill();
        opened.forEach(FunctionProjection::close);
    }
}
