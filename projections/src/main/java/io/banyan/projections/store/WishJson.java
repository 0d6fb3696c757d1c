package io.banyan.projections.store;

import io.banyan.projections.change.TableName;
import io.banyan.projections.projection.PartitionKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Wishes as JSON, as gateways write them and stores keep them: `{"id":"7f","do":"part","keys":["event:42"]}`.
public final class WishJson {
    private static final int LONGEST_ID = 100;

    private WishJson() {}

    public static String text(Wish wish) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", wish.id());
        fields.put("do", wish.word());
        switch (wish) {
            case Wish.Keys part ->
                fields.put("keys", part.keys().stream().map(PartitionKey::text).toList());
            case Wish.Rows part -> {
                fields.put("table", part.table().toString());
                fields.put("where", part.where());
            }
            case Wish.Rebuild _, Wish.Replay _, Wish.Drop _ -> {}
        }
        return DocumentJson.JSON.writeValueAsString(fields);
    }

    /// Reads it.
    ///
    /// @throws IllegalArgumentException with a sentence that says what was found and what is allowed
    public static Wish wish(String json) {
        JsonNode read = tree(json);
        String id = id(read);
        if (read == null || id.isEmpty()) {
            throw new IllegalArgumentException("the request could not be read: it must be a JSON object with an id of 1"
                    + " to 100 characters and do: rebuild, replay, drop or part");
        }
        String what = text(read, "do");
        return switch (what) {
            case "rebuild" -> new Wish.Rebuild(id);
            case "replay" -> new Wish.Replay(id);
            case "drop" -> new Wish.Drop(id);
            case "part" -> part(id, read);
            default ->
                throw new IllegalArgumentException(
                        "the request's do was '" + what + "' but must be rebuild, replay, drop or part");
        };
    }

    static ViewRefused unreadable(ViewId view, Throwable why) {
        return new ViewRefused(
                "what was asked of view " + view
                        + " was written by another version of Banyan and cannot be read; ask for it again",
                why);
    }

    /// Reads what a store has kept.
    static Wish kept(ViewId view, String json) {
        try {
            return wish(json);
        } catch (IllegalArgumentException unreadable) {
            throw unreadable(view, unreadable);
        }
    }

    private static Wish part(String id, JsonNode read) {
        JsonNode keys = read.get("keys");
        if (keys != null && keys.isArray() && !read.has("table") && !read.has("where")) {
            Set<PartitionKey> all = new LinkedHashSet<>();
            List<String> wrong = new ArrayList<>();
            for (JsonNode key : keys) {
                try {
                    all.add(new PartitionKey(key.asString("")));
                } catch (IllegalArgumentException refused) {
                    wrong.add(String.valueOf(refused.getMessage()));
                }
            }
            if (!wrong.isEmpty()) {
                throw new IllegalArgumentException(
                        wrong.getFirst() + (wrong.size() == 1 ? "" : "; and " + (wrong.size() - 1) + " more like it"));
            }
            return new Wish.Keys(id, all);
        }
        String table = text(read, "table");
        String where = text(read, "where");
        if (keys != null || table.isEmpty() || where.isBlank()) {
            throw new IllegalArgumentException("a part is asked for either with keys, a list of partition keys, or with"
                    + " table and where; write {\"keys\":[\"event:42\"]}, say, or"
                    + " {\"table\":\"public.event\",\"where\":\"group_id = 7\"}");
        }
        try {
            return new Wish.Rows(id, TableName.parse(table), where);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException("table " + refused.getMessage(), refused);
        }
    }

    /// Whose request it is, if that much can be read; else empty.
    public static String id(String json) {
        return id(tree(json));
    }

    private static String id(@Nullable JsonNode read) {
        String id = read == null ? "" : text(read, "id");
        return id.length() > LONGEST_ID ? "" : id;
    }

    private static @Nullable JsonNode tree(String json) {
        try {
            JsonNode read = DocumentJson.JSON.readTree(json);
            return read.isObject() ? read : null;
        } catch (JacksonException unreadable) {
            return null;
        }
    }

    private static String text(JsonNode object, String field) {
        JsonNode value = object.get(field);
        return value == null || !value.isString() ? "" : value.asString();
    }
}
