package io.banyan.api;

import io.banyan.view.Wish;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Reads what is to be built anew: all of a version, some partition keys, or what some rows belong to.
final class RebuildReader {
    private static final int MOST_KEYS = 10_000;
    private static final int LONGEST_KEY = 500;
    private static final int LONGEST_WHERE = 400;

    private RebuildReader() {}

    static Function<String, Wish> read(JsonBody body) {
        if (body.has("keys") && (body.has("table") || body.has("where"))) {
            body.problem("keys and table name the same thing twice; send one of them");
        }
        if (body.has("keys")) {
            List<String> keys = keys(body);
            return id -> new Wish.Keys(id, keys);
        }
        if (body.has("table") || body.has("where")) {
            String table = body.text("table", "which table's rows, with its schema", "\"public.event\"")
                    .strip();
            String where = body.text("where", "which rows, as a condition in SQL", "\"group_id = 7\"")
                    .strip();
            plain(body, "table", table);
            plain(body, "where", where);
            return id -> new Wish.Rows(id, table, where);
        }
        return Wish.Rebuild::new;
    }

    private static void plain(JsonBody body, String name, String text) {
        if (text.length() > LONGEST_WHERE || text.chars().anyMatch(Character::isISOControl)) {
            body.problem("%s has control characters or is longer than %d; write it in one line"
                    .formatted(name, LONGEST_WHERE));
        }
    }

    private static List<String> keys(JsonBody body) {
        JsonNode written = body.member("keys");
        Set<String> keys = new LinkedHashSet<>();
        boolean good = written != null && written.isArray() && !written.isEmpty() && written.size() <= MOST_KEYS;
        if (good && written != null) {
            for (JsonNode key : written) {
                good &= isKey(key);
                keys.add(key.asString(""));
            }
        }
        if (!good) {
            body.problem(
                    "keys must be a list of 1 to 10,000 partition keys, strings of 1 to %d characters in one line; write \"keys\": [\"event:42\"]"
                            .formatted(LONGEST_KEY));
        }
        if (keys.contains("*")) {
            body.problem("keys has '*', what stands everywhere, which cannot be read anew alone; rebuild the version");
        }
        return List.copyOf(keys);
    }

    private static boolean isKey(JsonNode key) {
        String text = key.isString() ? key.stringValue() : "";
        return !text.isBlank() && text.length() <= LONGEST_KEY && text.chars().noneMatch(Character::isISOControl);
    }
}
