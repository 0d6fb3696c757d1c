package io.banyan.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// Reads a JSON text as what it means, within bounds: 100 levels, 100,000 values, numbers of 1,000 digits.
final class JsonReading {
    private static final int MOST_LEVELS = 100;
    private static final int MOST_VALUES = 100_000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MOST_LEVELS).build())
            .build();

    private final JsonParser parser;
    private int values;

    private JsonReading(JsonParser parser) {
        this.parser = parser;
    }

    /// What became of a text.
    sealed interface Read {
        record Whole(Json json) implements Read {}

        /// It is no JSON.
        record None() implements Read {}

        /// It is beyond the bounds.
        ///
        /// @param why a sentence's end: `has more than 100000 values`
        record TooMuch(String why) implements Read {}
    }

    private static final class BeyondBounds extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BeyondBounds() {
            super(null, null, false, false);
        }
    }

    static Read read(byte[] text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            JsonReading reading = new JsonReading(parser);
            JsonToken first = parser.nextToken();
            if (first == null) {
                return new Read.None();
            }
            Json json = reading.value(first);
            return parser.nextToken() == null ? new Read.Whole(json) : new Read.None();
        } catch (BeyondBounds many) {
            return new Read.TooMuch("has more than " + MOST_VALUES + " values");
        } catch (StreamConstraintsException | NumberFormatException | ArithmeticException beyond) {
            return new Read.TooMuch("is nested deeper than " + MOST_LEVELS + " levels, or has a number too large");
        } catch (JacksonException notJson) {
            return new Read.None();
        }
    }

    private Json value(JsonToken token) {
        if (++values > MOST_VALUES) {
            throw new BeyondBounds();
        }
        return switch (token) {
            case START_OBJECT -> members();
            case START_ARRAY -> elements();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Amount(parser.getDecimalValue());
            case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> new Json.Word(parser.getString());
            default -> new Json.Text(parser.getString());
        };
    }

    private Json elements() {
        List<Json> all = new ArrayList<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            all.add(value(next));
        }
        return new Json.Elements(all);
    }

    private Json members() {
        Map<String, Json> all = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Json value = value(parser.nextToken());
            Json before = all.putIfAbsent(name, value);
            if (before != null) {
                all.put(name, again(before, value));
            }
        }
        return new Json.Members(all);
    }

    /// Whoever says the same twice has said it.
    private static Json again(Json before, Json now) {
        if (before instanceof Json.Repeated(var all)) {
            all.add(now);
            return before;
        }
        return before.equals(now) ? before : new Json.Repeated(new ArrayList<>(List.of(before, now)));
    }
}
