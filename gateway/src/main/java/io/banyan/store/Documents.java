package io.banyan.store;

import io.banyan.live.Author;
import io.banyan.live.Change;
import io.banyan.live.Door;
import io.banyan.live.GroupValues;
import io.banyan.live.LiveValue;
import io.banyan.live.Pending;
import io.banyan.live.Presence;
import io.banyan.live.Revision;
import io.banyan.live.Step;
import io.banyan.live.StoredGroup;
import io.banyan.live.StoredSwitch;
import io.banyan.live.ValueKind;
import io.banyan.live.Values;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON in which all stores keep live state. Values are written as people write them, so that a document can be
/// read with the store's own tools: `{"revision":"1.7","weights":{"group":"25%","own":{"event-page":"5%"}},…}`.
/// Fields that are not known are ignored, so that an older gateway reads what a newer one wrote. Whatever cannot be
/// read is an IllegalArgumentException.
final class Documents {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /// The live values that every gateway writes and demands; documents without a younger one are as good.
    private static final List<LiveValue<?>> ALWAYS = List.of(LiveValue.WEIGHT, LiveValue.KILL);

    private Documents() {}

    static String of(StoredGroup group) {
        ObjectNode node = JSON.createObjectNode();
        node.put("revision", group.revision().toString());
        LiveValue.TABLE.stream().filter(LiveValue::ofRoutes).forEach(value -> put(node, value, group.values()));
        node.set("adopted", ofFile(group.adopted()));
        node.put("files", group.files());
        LiveValue.TABLE.stream().filter(value -> !value.ofRoutes()).forEach(value -> put(node, value, group.values()));
        return node.toString();
    }

    static StoredGroup group(String text) {
        return read(
                text,
                node -> new StoredGroup(
                        revision(node),
                        values(node),
                        ofFile(node.required("adopted")),
                        node.required("files").longValue()));
    }

    static String of(StoredSwitch everything) {
        ObjectNode node = JSON.createObjectNode();
        node.put("revision", everything.revision().toString());
        node.put("killed", everything.killed());
        return node.toString();
    }

    static StoredSwitch everything(String text) {
        return read(
                text,
                node -> new StoredSwitch(revision(node), node.required("killed").booleanValue()));
    }

    static String of(Change change) {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", change.id());
        node.put("group", change.group());
        node.put("revision", change.revision().toString());
        node.put("order", change.order());
        node.put("at", change.at().toString());
        node.set("author", node(change.author()));
        ArrayNode steps = node.putArray("steps");
        for (Step step : change.steps()) {
            ObjectNode one = steps.addObject();
            one.put("what", step.what());
            one.put("route", step.route());
            one.put("from", step.from());
            one.put("to", step.to());
        }
        return node.toString();
    }

    static Change change(String text) {
        return read(text, node -> {
            List<Step> steps = new ArrayList<>();
            for (JsonNode step : node.required("steps")) {
                steps.add(step(step));
            }
            return new Change(
                    text(node, "id"),
                    textOrNull(node, "group"),
                    revision(node),
                    node.required("order").longValue(),
                    Instant.parse(text(node, "at")),
                    author(node.required("author")),
                    steps);
        });
    }

    static String of(Pending pending) {
        ObjectNode node = JSON.createObjectNode();
        ArrayNode kills = node.putArray("kills");
        for (Pending.Kill kill : pending.kills()) {
            ObjectNode one = kills.addObject();
            one.put("id", kill.id());
            one.put("group", kill.group());
            one.put("at", kill.at().toString());
            one.set("author", node(kill.author()));
        }
        ArrayNode edits = node.putArray("edges");
        for (Pending.FileEdit edit : pending.edits()) {
            ObjectNode one = edits.addObject();
            one.put("group", edit.group());
            one.set("from", ofFile(edit.from()));
            one.set("to", ofFile(edit.to()));
            one.set("author", node(edit.author()));
        }
        return node.toString();
    }

    static Pending pending(String text) {
        return read(text, node -> {
            List<Pending.Kill> kills = new ArrayList<>();
            for (JsonNode kill : node.required("kills")) {
                Instant at = Instant.parse(text(kill, "at"));
                Author author = author(kill.required("author"));
                kills.add(new Pending.Kill(text(kill, "id"), textOrNull(kill, "group"), at, author));
            }
            List<Pending.FileEdit> edits = new ArrayList<>();
            for (JsonNode edit : node.required("edges")) {
                GroupValues from = ofFile(edit.required("from"));
                GroupValues to = ofFile(edit.required("to"));
                edits.add(new Pending.FileEdit(text(edit, "group"), from, to, author(edit.required("author"))));
            }
            return new Pending(kills, edits);
        });
    }

    static String of(Presence presence) {
        ObjectNode node = JSON.createObjectNode();
        node.put("replica", presence.replica());
        node.put("revision", presence.revision().toString());
        node.put("at", presence.at().toString());
        node.put("figures", presence.figures());
        return node.toString();
    }

    static Presence presence(String text) {
        return read(
                text,
                node -> new Presence(
                        text(node, "replica"), revision(node), Instant.parse(text(node, "at")), text(node, "figures")));
    }

    private static <T> T read(String text, Function<JsonNode, T> meaning) {
        try {
            return meaning.apply(JSON.readTree(text));
        } catch (JacksonException | DateTimeException | IllegalStateException unreadable) {
            throw new IllegalArgumentException("not a document of Banyan's: " + text, unreadable);
        }
    }

    /// What a file says: its weights stand at the top, since they were alone once.
    private static ObjectNode ofFile(GroupValues values) {
        ObjectNode node = (ObjectNode) node(LiveValue.WEIGHT, values);
        for (LiveValue<?> value : LiveValue.TABLE) {
            if (value.ofFiles() && !ALWAYS.contains(value)) {
                put(node, value, values);
            }
        }
        return node;
    }

    private static GroupValues ofFile(JsonNode node) {
        GroupValues values = GroupValues.NONE.with(LiveValue.WEIGHT, values(LiveValue.WEIGHT, node));
        for (LiveValue<?> value : LiveValue.TABLE) {
            if (value.ofFiles() && !ALWAYS.contains(value)) {
                values = with(value, values, node);
            }
        }
        return values;
    }

    private static void put(ObjectNode node, LiveValue<?> value, GroupValues values) {
        if (ALWAYS.contains(value) || values.said().containsKey(value)) {
            node.set(value.field(), node(value, values));
        }
    }

    private static GroupValues values(JsonNode node) {
        GroupValues values = GroupValues.NONE;
        for (LiveValue<?> value : LiveValue.TABLE) {
            values = with(value, values, node);
        }
        return values;
    }

    private static <T> GroupValues with(LiveValue<T> value, GroupValues values, JsonNode node) {
        JsonNode written = ALWAYS.contains(value) ? node.required(value.field()) : node.path(value.field());
        return written.isMissingNode() ? values : values.with(value, values(value, written));
    }

    private static <T> JsonNode node(LiveValue<T> value, GroupValues all) {
        Values<T> values = all.of(value);
        if (!value.ofRoutes()) {
            return scalar(value, values.group());
        }
        ObjectNode node = JSON.createObjectNode();
        node.set("group", scalar(value, values.group()));
        ObjectNode own = node.putObject("own");
        new TreeMap<>(values.own()).forEach((route, its) -> own.set(route, scalar(value, its)));
        return node;
    }

    private static <T> Values<T> values(LiveValue<T> value, JsonNode node) {
        if (!value.ofRoutes()) {
            return Values.all(scalar(value, node));
        }
        Map<String, T> own = new HashMap<>();
        node.required("own").properties().forEach(one -> own.put(one.getKey(), scalar(value, one.getValue())));
        return new Values<>(scalar(value, node.required("group")), own);
    }

    private static <T> JsonNode scalar(LiveValue<T> value, T it) {
        JsonNodeFactory make = JSON.getNodeFactory();
        return it instanceof Boolean on ? make.booleanNode(on) : make.stringNode(value.text(it));
    }

    private static <T> T scalar(LiveValue<T> value, JsonNode node) {
        ValueKind<T> kind = value.kind();
        return kind.type() == Boolean.class
                ? kind.type().cast(node.booleanValue())
                : kind.read().apply(text(node));
    }

    private static ObjectNode node(Author author) {
        ObjectNode node = JSON.createObjectNode();
        node.put("by", author.by());
        node.put("door", author.door().word());
        node.put("reason", author.reason());
        if (author.undoOf() != null) {
            node.put("undoOf", author.undoOf());
        }
        return node;
    }

    private static Author author(JsonNode node) {
        return new Author(
                text(node, "by"),
                Door.valueOf(constant(node, "door")),
                text(node, "reason"),
                textOrNull(node, "undoOf"));
    }

    private static Step step(JsonNode node) {
        return new Step(text(node, "what"), textOrNull(node, "route"), text(node, "from"), text(node, "to"));
    }

    private static String constant(JsonNode node, String field) {
        return text(node, field).toUpperCase(Locale.ROOT);
    }

    private static Revision revision(JsonNode node) {
        return Revision.parse(text(node, "revision"));
    }

    private static String text(JsonNode node, String field) {
        return text(node.required(field));
    }

    private static String text(JsonNode node) {
        if (!node.isString()) {
            throw new IllegalArgumentException("not a text: " + node);
        }
        return node.stringValue();
    }

    private static @Nullable String textOrNull(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNull() || value.isMissingNode() ? null : text(value);
    }
}
