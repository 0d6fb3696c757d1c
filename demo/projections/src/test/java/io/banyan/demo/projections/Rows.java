package io.banyan.demo.projections;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.Change.Kind;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What happens to the rows of the sample site, as capture tells it: `rows.insert("member", "id=7", "name=Ada", …)`.
final class Rows {
    private static final Map<String, List<String>> KEYS = Map.of("rsvp", List.of("event_id", "member_id"));

    private final List<Change> changes = new ArrayList<>();

    List<Change> changes() {
        return changes;
    }

    Rows insert(String table, String... columns) {
        return add(Kind.INSERT, table, Map.of(), row(columns));
    }

    /// With the columns that are sent, all but long ones that stay.
    Rows update(String table, String... columns) {
        return add(Kind.UPDATE, table, Map.of(), row(columns));
    }

    /// To another key.
    Rows move(String table, String key, String... columns) {
        return add(Kind.UPDATE, table, row(key.split(",", -1)), row(columns));
    }

    Rows delete(String table, String... key) {
        return add(Kind.DELETE, table, row(key), Map.of());
    }

    Rows group(String id, String slug, String name) {
        return insert("meetup_group", "id=" + id, "slug=" + slug, "name=" + name, "city=Wien");
    }

    Rows member(String id, String name) {
        return insert("member", "id=" + id, "name=" + name, "city=Oslo");
    }

    Rows event(String id, String group, String start, String tags) {
        return insert(
                "event",
                "id=" + id,
                "group_id=" + group,
                "title=Open evening",
                "description=Come as you are.",
                "venue=Café Zentral",
                "starts_at=" + start,
                "capacity=12",
                "tags=" + tags);
    }

    Rows answer(String event, String member, String answer, String at) {
        return insert("rsvp", "event_id=" + event, "member_id=" + member, "answer=" + answer, "answered_at=" + at);
    }

    private Rows add(
            Kind kind, String table, Map<String, @Nullable String> before, Map<String, @Nullable String> after) {
        changes.add(new Change(
                new LogPosition(100 + changes.size(), 65_536),
                kind,
                new TableName("public", table),
                KEYS.getOrDefault(table, List.of("id")),
                before,
                after));
        return this;
    }

    private static Map<String, @Nullable String> row(String... columns) {
        var row = new TreeMap<String, @Nullable String>();
        for (String column : columns) {
            row.put(column.substring(0, column.indexOf('=')), column.substring(column.indexOf('=') + 1));
        }
        return row;
    }
}
