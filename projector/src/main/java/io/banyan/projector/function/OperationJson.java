package io.banyan.projector.function;

import io.banyan.projections.projection.Document;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.Operation;
import io.banyan.projections.projection.WrongOperation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One operation as a function answers it, beside its `record` exactly one of:
///
/// - `"put": {"key": "event:42/page", "document": {…}}`
/// - `"patch": {"key": …, "fields": {…}}`
/// - `"delete": {"key": …}`
/// - `"add": {"key": …, "field": "yes", "by": -1}`
/// - `"enter": {"key": …, "indexes": {"by-start": "2026-12-01"}}`
final class OperationJson {
    private static final List<String> NAMES = List.of("put", "patch", "delete", "add", "enter");
    private static final int SHOWN = 40;

    private final String name;
    private final JsonNode written;
    private int read;

    private OperationJson(String name, JsonNode written) {
        this.name = name;
        this.written = written;
    }

    /// Throws WrongOperation that says what was found and what is allowed, without values.
    static Operation of(JsonNode operation) {
        List<String> names = operation.propertyNames().stream()
                .filter(name -> !name.equals("record"))
                .toList();
        if (names.size() != 1 || !NAMES.contains(names.getFirst())) {
            throw new WrongOperation("the function answered an operation with " + shown(names)
                    + " but each has one of put, patch, delete, add and enter beside its record");
        }
        String name = names.getFirst();
        return new OperationJson(name, operation.get(name)).read();
    }

    private Operation read() {
        if (!written.isObject()) {
            throw wrong("is no object", "write \"" + name + "\": {\"key\": \"event:42/page\", …}");
        }
        DocumentKey key = key();
        Operation operation =
                switch (name) {
                    case "put" -> Operation.put(key, Document.of(fields("document")));
                    case "patch" ->
                        Operation.patch(key, Document.of(fields("fields")).fields());
                    case "delete" -> Operation.delete(key);
                    case "add" -> Operation.add(key, text("field"), by());
                    default -> Operation.enter(key, indexes());
                };
        if (read < written.size()) {
            throw wrong("has members that nobody knows", "it may have those of docs/projections.md alone");
        }
        return operation;
    }

    private DocumentKey key() {
        try {
            return DocumentKey.parse(text("key"));
        } catch (WrongOperation missing) {
            throw missing;
        } catch (IllegalArgumentException unfit) {
            throw wrong("has a key that is none", "write the partition's key, / and a name: event:42/page");
        }
    }

    private String text(String member) {
        JsonNode found = member(member);
        if (!found.isString()) {
            throw wrong("has a " + member + " that is no text", "write one");
        }
        return found.stringValue();
    }

    private long by() {
        JsonNode found = member("by");
        if (!found.isIntegralNumber() || !found.canConvertToLong()) {
            throw wrong("has a by that is no whole number of 64 bits", "write 1 or -1, say");
        }
        return found.longValue();
    }

    private Map<String, @Nullable Object> fields(String member) {
        JsonNode found = member(member);
        if (!found.isObject()) {
            throw wrong("has no object " + member, "write \"" + member + "\": {}");
        }
        return map(found);
    }

    private Map<String, String> indexes() {
        JsonNode found = member("indexes");
        Map<String, String> indexes = new TreeMap<>();
        if (!found.isObject()) {
            throw wrong("has no object indexes", "write \"indexes\": {\"by-start\": \"2026-12-01\"}");
        }
        found.forEachEntry((index, text) -> {
            if (!text.isString()) {
                throw wrong("has an entry that is no text", "write numbers as texts whose order is theirs");
            }
            indexes.put(index, text.stringValue());
        });
        return indexes;
    }

    private JsonNode member(String member) {
        JsonNode found = written.get(member);
        if (found == null) {
            throw wrong("has no " + member, "write it");
        }
        read++;
        return found;
    }

    private static Map<String, @Nullable Object> map(JsonNode object) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        object.forEachEntry((name, value) -> map.put(name, value(value)));
        return map;
    }

    private static @Nullable Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> map(node);
            case ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                node.forEach(each -> list.add(value(each)));
                yield list;
            }
            case STRING -> node.stringValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node);
            case NULL, MISSING, BINARY, POJO -> null;
        };
    }

    /// `1.0` is no whole number: what JavaScript writes as `1` is one.
    private static Object number(JsonNode node) {
        if (!node.isIntegralNumber()) {
            return node.decimalValue();
        }
        BigInteger whole = node.bigIntegerValue();
        return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : new BigDecimal(whole);
    }

    private WrongOperation wrong(String found, String remedy) {
        return new WrongOperation("the function answered a " + name + " that " + found + "; " + remedy);
    }

    private static String shown(List<String> names) {
        String all = names.isEmpty() ? "nothing" : String.join(", ", names);
        return all.length() <= SHOWN ? all : all.substring(0, SHOWN) + "…";
    }
}
