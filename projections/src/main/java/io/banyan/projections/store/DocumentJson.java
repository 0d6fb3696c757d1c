package io.banyan.projections.store;

import io.banyan.projections.projection.Document;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Documents and their entries as JSON: fields in the order of their names, numbers as they are.
public final class DocumentJson {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final TypeReference<Map<String, @Nullable Object>> FIELDS = new TypeReference<>() {};
    private static final TypeReference<TreeMap<String, String>> ENTRIES = new TypeReference<>() {};

    private DocumentJson() {}

    public static String text(Document document) {
        return JSON.writeValueAsString(document.fields());
    }

    /// Reads it.
    ///
    /// @throws IllegalArgumentException when it is no JSON object
    public static Document document(String json) {
        try {
            return Document.of(JSON.readValue(json, FIELDS));
        } catch (JacksonException unreadable) {
            throw new IllegalArgumentException("a document was no JSON object: " + json, unreadable);
        }
    }

    static String entries(SortedMap<String, String> entries) {
        return entries.isEmpty() ? "" : JSON.writeValueAsString(entries);
    }

    static SortedMap<String, String> entries(String json) {
        return json.isEmpty() ? new TreeMap<>() : JSON.readValue(json, ENTRIES);
    }
}
