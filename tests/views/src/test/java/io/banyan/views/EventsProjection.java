package io.banyan.views;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.Change.Kind;
import io.banyan.projections.change.TableSpec;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.Operation;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.projection.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Events with how many come, lists of them by start, and groups everywhere. The example of `docs/projections.md`.
public class EventsProjection implements Projection {
    @Override
    public String name() {
        return "events";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<TableSpec> tables() {
        return List.of(
                TableSpec.of("meetup_group", "id", "name"),
                TableSpec.of("event", "id", "group_id", "title", "starts_at"),
                TableSpec.of("rsvp", "event_id", "member_id", "answer"));
    }

    @Override
    public PartitionKey partition(Change change) {
        return switch (change.table().name()) {
            case "event" -> event(value(change.keyValues(), "id"));
            case "rsvp" -> event(value(change.keyValues(), "event_id"));
            default -> PartitionKey.EVERYWHERE;
        };
    }

    @Override
    public List<Operation> apply(Change change, View view) {
        return switch (change.table().name()) {
            case "event" -> ofEvent(change, view);
            case "rsvp" -> ofRsvp(change);
            default -> ofGroup(change);
        };
    }

    /// A column that did not change and was too large to be sent again is not in `after`, so it is a patch.
    private static List<Operation> ofEvent(Change change, View view) {
        DocumentKey page = page(value(change.keyValues(), "id"));
        if (change.kind() == Kind.DELETE) {
            return List.of(Operation.delete(page));
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        change.after().forEach((column, value) -> {
            switch (column) {
                case "title" -> fields.put("title", value);
                case "starts_at" -> fields.put("startsAt", value);
                case "group_id" -> fields.put("group", value);
                default -> {}
            }
        });
        var before = view.get(page);
        String group = change.after().containsKey("group_id")
                ? value(change.after(), "group_id")
                : String.valueOf(before == null ? null : before.text("group"));
        String start = change.after().containsKey("starts_at")
                ? value(change.after(), "starts_at")
                : String.valueOf(before == null ? null : before.text("startsAt"));
        return List.of(
                Operation.patch(page, fields),
                Operation.enter(page, Map.of("by-start", start, "group:" + group + "/by-start", start)));
    }

    /// What the row was is taken off, what it is is added: right for rows that come, change, move and go.
    private static List<Operation> ofRsvp(Change change) {
        DocumentKey count = rsvps(value(change.keyValues(), "event_id"));
        List<Operation> operations = new ArrayList<>();
        if ("yes".equals(change.before().get("answer"))) {
            operations.add(Operation.add(count, "yes", -1));
        }
        if ("yes".equals(change.after().get("answer"))) {
            operations.add(Operation.add(count, "yes", 1));
        }
        return operations;
    }

    private static List<Operation> ofGroup(Change change) {
        DocumentKey group = group(value(change.keyValues(), "id"));
        return change.kind() == Kind.DELETE
                ? List.of(Operation.delete(group))
                : List.of(Operation.patch(group, Map.of("name", value(change.after(), "name"))));
    }

    static PartitionKey event(String id) {
        return PartitionKey.of("event", id);
    }

    static DocumentKey page(String event) {
        return event(event).document("page");
    }

    static DocumentKey rsvps(String event) {
        return event(event).document("rsvps");
    }

    static DocumentKey group(String id) {
        return PartitionKey.EVERYWHERE.document("group:" + id);
    }

    private static String value(Map<String, @Nullable String> row, String column) {
        String value = row.get(column);
        if (value == null) {
            throw new IllegalArgumentException("column " + column + " is NULL");
        }
        return value;
    }
}
