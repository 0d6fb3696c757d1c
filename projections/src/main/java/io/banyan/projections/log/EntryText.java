package io.banyan.projections.log;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import io.banyan.projections.change.SchemaChange;
import io.banyan.projections.change.TableName;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// An entry as one field and one text, as it lies in Redis:
/// - `c` a change: `{"o":"u","t":"public.event","k":["id"],"b":{},"a":{"id":"7","title":"Rust"}}`, where `o` is
/// one of `i`, `u`, `d`, `t` and SQL's NULL is null;
/// - `s` a change of the schema: `{"t":"public.event","k":["title"],"w":"…"}`;
/// - `m` a mark: its time in milliseconds since 1970, `1764338400123`.
///
/// Members of an object that nobody knows yet are passed over, so an older reader can follow a newer capture.
final class EntryText {
    static final String CHANGE = "c";
    static final String SCHEMA = "s";
    static final String MARK = "m";

    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final List<Change.Kind> KINDS =
            List.of(Change.Kind.INSERT, Change.Kind.UPDATE, Change.Kind.DELETE, Change.Kind.TRUNCATE);
    private static final List<String> LETTERS = List.of("i", "u", "d", "t");

    private EntryText() {}

    static String field(LogEntry entry) {
        return switch (entry) {
            case Change _ -> CHANGE;
            case SchemaChange _ -> SCHEMA;
            case Mark _ -> MARK;
        };
    }

    static String write(LogEntry entry) {
        return switch (entry) {
            case Change change -> write(change);
            case SchemaChange change -> write(change);
            case Mark mark -> Long.toString(mark.time().toEpochMilli());
        };
    }

    /// Reads what `write` gives. Throws IllegalArgumentException that names the entry when it cannot.
    static LogEntry read(String id, String field, String text) {
        LogPosition position = LogPosition.parse(id);
        try {
            return switch (field) {
                case CHANGE -> change(position, Members.of(text));
                case SCHEMA -> schemaChange(position, Members.of(text));
                case MARK -> new Mark(position, Instant.ofEpochMilli(Long.parseLong(text)));
                default -> throw new IllegalArgumentException("has the field '" + field + "'");
            };
        } catch (JacksonException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    "entry " + id + " was not written by a capture of this version: " + unreadable.getMessage(),
                    unreadable);
        }
    }

    private static String write(Change change) {
        StringWriter text = new StringWriter(160);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("o", LETTERS.get(KINDS.indexOf(change.kind())));
            json.writeStringProperty("t", change.table().toString());
            names(json, change.key());
            columns(json, "b", change.before());
            columns(json, "a", change.after());
            json.writeEndObject();
        }
        return text.toString();
    }

    private static String write(SchemaChange change) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("t", change.table().toString());
            names(json, List.copyOf(change.columns()));
            json.writeStringProperty("w", change.why());
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void names(JsonGenerator json, List<String> names) {
        json.writeArrayPropertyStart("k");
        names.forEach(json::writeString);
        json.writeEndArray();
    }

    private static void columns(JsonGenerator json, String name, Map<String, @Nullable String> columns) {
        json.writeObjectPropertyStart(name);
        columns.forEach(json::writeStringProperty);
        json.writeEndObject();
    }

    private static Change change(LogPosition position, Members read) {
        int kind = LETTERS.indexOf(read.text("o"));
        if (kind < 0) {
            throw new IllegalArgumentException("o was '" + read.text("o") + "' but must be i, u, d or t");
        }
        return new Change(
                position,
                KINDS.get(kind),
                TableName.parse(read.text("t")),
                List.copyOf(read.names),
                read.columns("b"),
                read.columns("a"));
    }

    private static SchemaChange schemaChange(LogPosition position, Members read) {
        return new SchemaChange(position, TableName.parse(read.text("t")), read.names, read.text("w"));
    }

    /// The members of one entry's object, by what they hold.
    private static final class Members {
        private final Map<String, String> texts = new LinkedHashMap<>();
        private final Map<String, Map<String, @Nullable String>> objects = new LinkedHashMap<>();
        private final Set<String> names = new LinkedHashSet<>();

        static Members of(String text) {
            Members members = new Members();
            try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
                json.nextToken();
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    members.read(json.currentName(), json);
                }
            }
            return members;
        }

        private void read(String name, JsonParser json) {
            switch (json.nextToken()) {
                case VALUE_STRING -> texts.put(name, json.getString());
                case START_OBJECT -> objects.put(name, object(json));
                case START_ARRAY -> array(name, json);
                default -> json.skipChildren();
            }
        }

        private void array(String name, JsonParser json) {
            List<String> elements = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                elements.add(json.getString());
                json.skipChildren();
            }
            if (name.equals("k")) {
                names.addAll(elements);
            }
        }

        private static Map<String, @Nullable String> object(JsonParser json) {
            Map<String, @Nullable String> object = new LinkedHashMap<>();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String column = json.currentName();
                object.put(column, json.nextToken() == JsonToken.VALUE_NULL ? null : json.getString());
                json.skipChildren();
            }
            return object;
        }

        private String text(String name) {
            String text = texts.get(name);
            if (text == null) {
                throw new IllegalArgumentException("has no " + name);
            }
            return text;
        }

        private Map<String, @Nullable String> columns(String name) {
            return objects.getOrDefault(name, Map.of());
        }
    }
}
