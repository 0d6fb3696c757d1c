package io.banyan.lambda;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Requests, and the events they become.
final class Asks {
    static final Instant TIME = Instant.parse("2026-11-29T08:30:00.123Z");

    private static final JsonMapper JSON = new JsonMapper();

    private Asks() {}

    /// @param headers each `name: value`
    static HttpAsk get(String target, String... headers) {
        return of("GET", target, new byte[0], headers);
    }

    static HttpAsk of(String method, String target, byte[] body, String... headers) {
        List<Field> fields = Stream.of(headers)
                .map(line -> line.split(": ?", 2))
                .map(parts -> new Field(parts[0], parts[1]))
                .toList();
        return new HttpAsk(method, target, "HTTP/1.1", fields, "203.0.113.9", body, "r-1", TIME);
    }

    static JsonNode event(HttpAsk ask) throws Unrepresentable {
        return JSON.readTree(FunctionEvent.of(ask));
    }

    static JsonNode event(String target, String... headers) throws Unrepresentable {
        return event(get(target, headers));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
