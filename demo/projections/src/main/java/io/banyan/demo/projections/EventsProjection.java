package io.banyan.demo.projections;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.Change.Kind;
import io.banyan.projections.change.TableSpec;
import io.banyan.projections.projection.Document;
import io.banyan.projections.projection.Operation;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.projection.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The view `events`: events with their answers, and groups and members everywhere, so that whoever reads an event
/// joins their names, and a new name shows at once wherever it stands. Tables and columns are the sample site's.
///
/// Owner: team-discovery, #team-discovery. Review by 2027-06-30.
public final class EventsProjection implements Projection {
    @Override
    public String name() {
        return "events";
    }

    /// To change this class, raise the version and build it next to the one being served.
    @Override
    public int version() {
        return 1;
    }

    /// Only these columns ever leave the database: no login, no password, nothing that members say about themselves.
    @Override
    public List<TableSpec> tables() {
        return List.of(
                TableSpec.of("meetup_group", "id", "slug", "name", "city"),
                TableSpec.of("member", "id", "name", "city"),
                TableSpec.of(
                        "event", "id", "group_id", "title", "description", "venue", "starts_at", "capacity", "tags"),
                TableSpec.of("rsvp", "event_id", "member_id", "answer", "answered_at"));
    }

    @Override
    public PartitionKey partition(Change change) {
        Map<String, @Nullable String> key = change.keyValues();
        return switch (change.table().name()) {
            case "event" -> EventKeys.partition(of(key, "id"));
            case "rsvp" -> EventKeys.partition(of(key, "event_id"));
            default -> PartitionKey.EVERYWHERE;
        };
    }

    @Override
    public List<Operation> apply(Change change, View view) {
        List<Operation> operations = new ArrayList<>();
        Map<String, @Nullable String> left = change.kind() == Kind.DELETE ? change.keyValues() : change.keyBefore();
        if (left != null) {
            operations.addAll(gone(change.table().name(), left, view));
        }
        if (change.kind() != Kind.DELETE) {
            operations.addAll(there(change.table().name(), change.after(), view));
        }
        return operations;
    }

    private static List<Operation> gone(String table, Map<String, @Nullable String> key, View view) {
        return switch (table) {
            case "event" -> List.of(Operation.delete(EventKeys.event(of(key, "id"))));
            case "meetup_group" -> List.of(Operation.delete(EventKeys.group(of(key, "id"))));
            case "member" -> List.of(Operation.delete(EventKeys.member(of(key, "id"))));
            default -> {
                var answer = EventKeys.answer(of(key, "event_id"), of(key, "member_id"));
                var going = EventKeys.going(of(key, "event_id"));
                yield List.of(Operation.delete(answer), Operation.add(going, "yes", -yes(view.get(answer))));
            }
        };
    }

    private static List<Operation> there(String table, Map<String, @Nullable String> row, View view) {
        return switch (table) {
            case "event" -> event(row, view);
            case "meetup_group" -> group(row);
            case "member" -> {
                var member = EventKeys.member(of(row, "id"));
                yield List.of(
                        Operation.put(member, Document.of(Map.of("name", of(row, "name"), "city", of(row, "city")))));
            }
            default -> answer(row, view);
        };
    }

    /// Long texts that stayed as they were are not sent again: what the row lacks stays.
    private static List<Operation> event(Map<String, @Nullable String> row, View view) {
        String id = of(row, "id");
        var event = EventKeys.event(id);
        Instant start = PostgresText.instant(of(row, "starts_at"));
        var fields = new HashMap<String, @Nullable Object>(row);
        fields.keySet().retainAll(List.of("title", "description", "venue"));
        fields.put("id", Long.valueOf(id));
        fields.put("group", of(row, "group_id"));
        fields.put("startsAt", start.toString());
        fields.put("capacity", Long.valueOf(of(row, "capacity")));
        List<String> tags = row.containsKey("tags") ? PostgresText.list(of(row, "tags")) : tags(view.get(event));
        fields.put("tags", tags);
        String sort = EventKeys.sort(start, id);
        var entries = new HashMap<String, String>();
        entries.put(EventKeys.EVENTS, sort);
        entries.put(EventKeys.ofGroup(of(row, "group_id")), sort);
        tags.forEach(tag -> entries.put(EventKeys.ofTag(tag), sort));
        return List.of(Operation.patch(event, fields), Operation.enter(event, entries));
    }

    private static List<Operation> group(Map<String, @Nullable String> row) {
        String id = of(row, "id");
        var group = EventKeys.group(id);
        var fields = Map.of("id", id, "slug", of(row, "slug"), "name", of(row, "name"), "city", of(row, "city"));
        return List.of(
                Operation.put(group, Document.of(fields)),
                Operation.enter(
                        group,
                        Map.of(
                                EventKeys.slug(of(row, "slug")), id,
                                EventKeys.city(of(row, "city")), id)));
    }

    private static List<Operation> answer(Map<String, @Nullable String> row, View view) {
        String event = of(row, "event_id");
        String member = of(row, "member_id");
        var answer = EventKeys.answer(event, member);
        Instant at = PostgresText.instant(of(row, "answered_at"));
        var now = Document.of(Map.of("member", member, "answer", of(row, "answer"), "at", at.toString()));
        String sort = EventKeys.sort(at, member);
        return List.of(
                Operation.put(answer, now),
                Operation.enter(
                        answer,
                        yes(now) == 1
                                ? Map.of(EventKeys.answers(event), sort, EventKeys.attendees(event), sort)
                                : Map.of(EventKeys.answers(event), sort)),
                Operation.add(EventKeys.going(event), "yes", yes(now) - yes(view.get(answer))));
    }

    /// What an answer adds to the number of those who come: 1 or 0.
    private static long yes(@Nullable Document answer) {
        return answer != null && "yes".equals(answer.text("answer")) ? 1 : 0;
    }

    private static List<String> tags(@Nullable Document event) {
        return event != null && event.fields().get("tags") instanceof List<?> tags
                ? tags.stream().map(String.class::cast).toList()
                : List.of();
    }

    private static String of(Map<String, @Nullable String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }
}
