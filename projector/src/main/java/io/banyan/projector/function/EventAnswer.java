package io.banyan.projector.function;

import io.banyan.projections.projection.Operation;
import io.banyan.projections.projection.WrongOperation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a function answers: `{"operations": [{"record": "…", "put": {…}}], "batchItemFailures": [{"itemIdentifier":
/// "…"}]}`.
///
/// Failures are read as an event source mapping of the platform reads them for streams: the first record that is named
/// was not applied, nor was anything behind it; none named, all were; a name that is missing, empty or no record's
/// means that the whole batch failed. So a handler that stops at the first failure and one that goes on mean the same.
final class EventAnswer {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /// The whole answer is of no use.
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why, null, false, false);
        }
    }

    private final Map<String, Integer> places = new HashMap<>();

    private EventAnswer(List<String> ids) {
        ids.forEach(id -> places.put(id, places.size()));
    }

    /// Answered or Failed.
    ///
    /// @param ids of the records that it was asked about, in order
    static Outcome of(byte[] payload, List<String> ids) {
        try {
            return new EventAnswer(ids).read(tree(payload));
        } catch (Unreadable unreadable) {
            return new Outcome.Failed("the function " + unreadable.getMessage());
        }
    }

    private static JsonNode tree(byte[] payload) throws Unreadable {
        JsonNode answer;
        try {
            answer = JSON.readTree(payload);
        } catch (JacksonException garbled) {
            throw new Unreadable("answered what is no JSON; answer {\"operations\": []}");
        }
        if (!answer.isObject()) {
            throw new Unreadable("answered " + kind(answer) + " but must answer an object: {\"operations\": []}");
        }
        return answer;
    }

    private Outcome read(JsonNode answer) throws Unreadable {
        int failed = firstFailed(answer.get("batchItemFailures"));
        JsonNode listed = answer.get("operations");
        if (listed == null && failed > 0) {
            throw new Unreadable("answered without operations; answer \"operations\": [] where there are none");
        }
        List<List<Operation>> operations = new ArrayList<>();
        for (int i = 0; i < failed; i++) {
            operations.add(new ArrayList<>());
        }
        String why = failed < places.size() ? "the function named it in batchItemFailures" : null;
        if (listed != null && !listed.isArray()) {
            throw new Unreadable("answered operations that are " + kind(listed) + " but must be a list");
        }
        for (JsonNode each : listed == null ? List.<JsonNode>of() : listed) {
            int place = place(each);
            // What was read of one that fails later on is left out with it.
            if (place < operations.size()) {
                try {
                    operations.get(place).add(OperationJson.of(each));
                } catch (WrongOperation wrong) {
                    why = String.valueOf(wrong.getMessage());
                    operations.subList(place, operations.size()).clear();
                }
            }
        }
        return new Outcome.Answered(operations, why);
    }

    private int place(JsonNode operation) throws Unreadable {
        JsonNode record = operation.get("record");
        Integer place = record == null || !record.isString() ? null : places.get(record.stringValue());
        if (place == null) {
            throw new Unreadable("answered an operation whose record is none of those that it was given; write the"
                    + " eventID of one of them");
        }
        return place;
    }

    /// Its place; the number of records where none failed.
    private int firstFailed(@Nullable JsonNode failures) throws Unreadable {
        if (failures == null || failures.isNull()) {
            return places.size();
        }
        if (!failures.isArray()) {
            throw new Unreadable("answered batchItemFailures that are " + kind(failures) + " but must be a list");
        }
        int first = places.size();
        for (JsonNode each : failures) {
            JsonNode named = each.get("itemIdentifier");
            Integer place = named == null || !named.isString() ? null : places.get(named.stringValue());
            if (place == null) {
                throw new Unreadable("named a failure that is none of the records that it was given, so all of them"
                        + " count as failed; write {\"itemIdentifier\": eventID}");
            }
            first = Math.min(first, place);
        }
        return first;
    }

    private static String kind(JsonNode found) {
        return switch (found.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case NULL, MISSING -> "nothing";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case BINARY, POJO -> "something else";
        };
    }
}
