package io.banyan.functions.app;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What `list` shows to people. Pure.
final class FunctionTable {
    private static final List<String> HEAD = List.of(
            "FUNCTION", "RUNTIME", "GROUP", "OWNER", "ENVIRONMENTS", "INVOKED", "FAILED", "THROTTLED", "COLD START");

    private FunctionTable() {}

    /// @param answer of the host
    static List<String> of(JsonNode answer) {
        List<List<String>> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        rows.add(HEAD);
        answer.path("functions").forEach(function -> add(function, rows, notes));
        List<String> lines = new ArrayList<>(lined(rows));
        lines.addAll(notes);
        answer.path("problems").forEach(problem -> lines.add("not served as written: " + problem.asString("")));
        return lines;
    }

    private static void add(JsonNode function, List<List<String>> rows, List<String> notes) {
        String name = function.path("name").asString("");
        JsonNode pools = function.path("environments");
        if (pools.isEmpty()) {
            rows.add(row(name, function, function.path("environments")));
        }
        pools.properties().forEach(pool -> {
            String shown = pool.getKey().equals("$LATEST") ? name : name + ":" + pool.getKey();
            rows.add(row(shown, function, pool.getValue()));
            String why = pool.getValue().path("why").asString("");
            if (!why.isEmpty()) {
                notes.add(shown + " does not start: " + why);
            }
        });
        List<String> versions = new ArrayList<>();
        function.path("versions").forEach(version -> versions.add(version.asString("")));
        function.path("aliases")
                .properties()
                .forEach(alias ->
                        versions.add(alias.getKey() + " = " + alias.getValue().asString("")));
        if (!versions.isEmpty()) {
            notes.add("versions of " + name + ": " + String.join(", ", versions));
        }
    }

    private static List<String> row(String shown, JsonNode function, JsonNode pool) {
        return List.of(
                shown,
                function.path("runtime").asString(""),
                function.path("group").asString(""),
                function.path("owner").asString(""),
                places(pool) + " of " + function.path("concurrency").asInt(),
                count(pool, "invocations"),
                count(pool, "errors"),
                count(pool, "throttles"),
                coldStart(pool));
    }

    private static String places(JsonNode pool) {
        List<String> parts = new ArrayList<>();
        for (String state : List.of("starting", "busy", "idle", "frozen")) {
            int many = pool.path(state).asInt(0);
            if (many > 0) {
                parts.add(many + " " + state);
            }
        }
        return parts.isEmpty() ? "0" : String.join(", ", parts);
    }

    private static String count(JsonNode pool, String name) {
        return String.valueOf(pool.path(name).asLong(0));
    }

    private static String coldStart(JsonNode pool) {
        return pool.has("cold-start-last-ms")
                ? pool.path("cold-start-last-ms").asLong() + " ms (median "
                        + pool.path("cold-start-median-ms").asLong() + " of " + count(pool, "cold-starts") + ")"
                : "-";
    }

    private static List<String> lined(List<List<String>> rows) {
        int columns = HEAD.size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(String.format("%-" + widths[i] + "s  ", row.get(i)));
        }
        return line.toString().stripTrailing();
    }
}
