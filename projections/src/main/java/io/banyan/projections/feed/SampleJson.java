package io.banyan.projections.feed;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is asked and answered of keys of documents.
final class SampleJson {
    private static final int MOST = 10_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SampleJson() {}

    /// @param count 1 to 10,000
    record Sampled(String id, int count) {}

    /// Null: it cannot be read. A count that is not allowed becomes the nearest that is.
    static @Nullable Sampled sampled(String json) {
        try {
            JsonNode read = JSON.readTree(json);
            JsonNode id = read.get("id");
            JsonNode count = read.get("count");
            return id == null || !id.isString() || count == null || !count.isNumber()
                    ? null
                    : new Sampled(id.asString(), (int) Math.clamp(count.doubleValue(), 1, MOST));
        } catch (JacksonException unreadable) {
            return null;
        }
    }

    static String text(Sampled asked, List<String> keys) {
        return JSON.writeValueAsString(Map.of("id", asked.id(), "keys", keys));
    }
}
