package io.banyan.way;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The claims of a token: texts, whole numbers and one list of texts, by name. What is of another kind is as absent.
record Claims(Map<String, Object> values) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_LISTED = 64;

    Claims {
        values = Map.copyOf(values);
    }

    /// Throws IllegalArgumentException for what is no flat JSON object.
    static Claims read(byte[] json) {
        Map<String, Object> values = new HashMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("no object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                put(values, name, parser);
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new IllegalArgumentException("more than an object");
            }
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException(malformed);
        }
        return new Claims(values);
    }

    private static void put(Map<String, Object> values, String name, JsonParser parser) {
        switch (parser.nextToken()) {
            case VALUE_STRING -> values.put(name, parser.getString());
            case VALUE_NUMBER_INT -> values.put(name, parser.getLongValue());
            case START_ARRAY -> values.put(name, texts(parser));
            case START_OBJECT -> parser.skipChildren();
            case null, default -> {}
        }
    }

    private static List<String> texts(JsonParser parser) {
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() == JsonToken.VALUE_STRING && texts.size() < MOST_LISTED) {
            texts.add(parser.getString());
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw new IllegalArgumentException("no list of a few texts");
        }
        return texts;
    }

    /// Throws IllegalArgumentException where there is none, and so do the others.
    String text(String name) {
        if (values.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(name);
    }

    long number(String name) {
        if (values.get(name) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException(name);
    }

    List<String> list(String name) {
        if (values.get(name) instanceof List<?> list) {
            return list.stream().map(String.class::cast).toList();
        }
        throw new IllegalArgumentException(name);
    }

    /// Writes an object.
    static byte[] write(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            writing.write(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /// What stands in the object.
    interface Writing {
        void write(JsonGenerator json);
    }
}
