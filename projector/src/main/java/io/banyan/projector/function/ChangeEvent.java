package io.banyan.projector.function;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.projection.Question;
import io.banyan.projections.store.ViewId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What a function is invoked with: `{"Records": [{"eventID": …}]}`, one record for each change, in their order. It has
/// no time: rows that a build reads have none, and the view has to come out the same.
final class ChangeEvent {
    /// The most that the platform takes.
    static final int LARGEST = 6 * 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ChangeEvent() {}

    /// JSON in UTF-8.
    ///
    /// @param ids as `ids` gives them
    static byte[] of(ViewId view, List<Question> questions, List<String> ids) {
        List<Map<String, @Nullable Object>> records = IntStream.range(0, questions.size())
                .mapToObj(i -> fields(view, questions.get(i), ids.get(i)))
                .toList();
        return JSON.writeValueAsBytes(Map.of("Records", records));
    }

    /// Names of the records of one event: opaque to the function, each once, ordered as the changes are.
    static List<String> ids(List<Question> questions) {
        return IntStream.range(0, questions.size())
                .mapToObj(i -> id(questions.get(i).change().position(), i))
                .toList();
    }

    /// All rows of a build have one position, so the place in the event goes with it.
    private static String id(LogPosition position, int place) {
        return padded(Long.toUnsignedString(position.commit()), 20) + "-"
                + padded(Long.toUnsignedString(position.n()), 20) + "-" + padded(String.valueOf(place), 5);
    }

    private static String padded(String digits, int length) {
        return "0".repeat(length - digits.length()) + digits;
    }

    /// What led to this event, as a way says it of a call: the change that it is about, through which views it came,
    /// and how many of them that are. Views read the monolith's changes and not each other, so it is always one.
    private static Map<String, Object> causation(ViewId view, Change change) {
        Map<String, Object> causation = new LinkedHashMap<>();
        causation.put("position", Long.toUnsignedString(change.position().commit()));
        causation.put("chain", List.of("view:" + view.name() + ":" + view.version()));
        causation.put("depth", 1);
        return causation;
    }

    private static Map<String, @Nullable Object> fields(ViewId view, Question question, String id) {
        Change change = question.change();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("eventID", id);
        fields.put("eventSource", "banyan:changes");
        fields.put("eventVersion", "1.0");
        fields.put("view", view.name());
        fields.put("version", view.version());
        fields.put("table", change.table().toString());
        fields.put("op", change.kind().name().toLowerCase(Locale.ROOT));
        fields.put("key", change.keyValues());
        fields.put("before", change.before());
        fields.put("after", change.after());
        fields.put("position", Long.toUnsignedString(change.position().commit()));
        fields.put("causation", causation(view, change));
        Map<String, @Nullable Object> documents = new LinkedHashMap<>();
        question.documents()
                .forEach((key, document) -> documents.put(key.toString(), document == null ? null : document.fields()));
        fields.put("documents", documents);
        return fields;
    }
}
