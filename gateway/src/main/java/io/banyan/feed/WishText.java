package io.banyan.feed;

import io.banyan.view.ViewVersion.Did;
import io.banyan.view.Wish;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON in which gateways ask and runners answer: `{"id":"…","do":"part","keys":["event:42"]}`.
final class WishText {
    private static final JsonMapper JSON = JsonMapper.shared();

    private WishText() {}

    static String of(Wish wish) {
        ObjectNode node = JSON.createObjectNode().put("id", wish.id());
        switch (wish) {
            case Wish.Rebuild all -> node.put("do", "rebuild");
            case Wish.Replay all -> node.put("do", "replay");
            case Wish.Drop all -> node.put("do", "drop");
            case Wish.Keys part -> {
                node.put("do", "part");
                part.keys().forEach(node.putArray("keys")::add);
            }
            case Wish.Rows part ->
                node.put("do", "part").put("table", part.table()).put("where", part.where());
        }
        return node.toString();
    }

    /// Whatever waits there is a wish, one of a newer gateway, too: it then counts as a rebuild.
    static Wish read(String text) {
        JsonNode node = tree(text);
        String id = node.path("id").asString("?");
        return switch (node.path("do").asString("")) {
            case "replay" -> new Wish.Replay(id);
            case "drop" -> new Wish.Drop(id);
            case "part" -> part(id, node);
            default -> new Wish.Rebuild(id);
        };
    }

    private static Wish part(String id, JsonNode node) {
        if (node.has("table")) {
            return new Wish.Rows(
                    id, node.path("table").asString(""), node.path("where").asString(""));
        }
        List<String> keys =
                node.path("keys").valueStream().map(key -> key.asString("")).toList();
        return new Wish.Keys(id, keys);
    }

    /// Null = it cannot be understood.
    static @Nullable Did did(String text) {
        JsonNode node = tree(text);
        String says = FeedReply.shown(node.path("says").asString(""));
        return says == null
                ? null
                : new Did(
                        node.path("id").asString("?"),
                        says,
                        Instant.ofEpochMilli(node.path("at").asLong(0)),
                        node.path("refused").asBoolean(false));
    }

    static String draw(String id, int count) {
        return JSON.createObjectNode().put("id", id).put("count", count).toString();
    }

    /// Empty where it answers another question.
    static Optional<Set<String>> drawn(String text, String id) {
        JsonNode node = tree(text);
        if (!node.path("id").asString("").equals(id)) {
            return Optional.empty();
        }
        Set<String> keys = new LinkedHashSet<>();
        node.path("keys").forEach(key -> keys.add(key.asString("")));
        return Optional.of(keys);
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }
}
