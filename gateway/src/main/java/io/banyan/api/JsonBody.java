package io.banyan.api;

import io.banyan.live.Revision;
import io.banyan.split.Weight;
import io.banyan.written.Nearest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A JSON object that came as a request's body. Taking a member notes what is wrong with it and goes on, so that the
/// caller hears everything at once; [#check] then refuses.
final class JsonBody {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final BigDecimal ALL = BigDecimal.valueOf(Weight.ALL.basisPoints());
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,100}");
    private static final int LONGEST_WHOLE = 9;
    private static final int LONGEST_SHOWN = 60;

    private final JsonNode object;
    private final String path;
    private final List<String> problems;

    private JsonBody(JsonNode object, String path, List<String> problems) {
        this.object = object;
        this.path = path;
        this.problems = problems;
    }

    static JsonBody read(@Nullable String contentType, byte[] body) {
        mustBeJson(contentType, body);
        try {
            JsonNode read = JSON.readTree(body);
            if (!read.isObject()) {
                throw ApiProblem.badRequest("the body was " + (read.isMissingNode() ? "empty" : shown(read))
                        + " but must be a JSON object; write {\"reason\": \"...\"}");
            }
            return new JsonBody(read, "", new ArrayList<>());
        } catch (JacksonException malformed) {
            throw ApiProblem.badRequest("the body is not JSON: " + malformed.getOriginalMessage());
        }
    }

    private static void mustBeJson(@Nullable String contentType, byte[] body) {
        try {
            if (body.length == 0
                    || (contentType != null
                            && MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(contentType)))) {
                return;
            }
        } catch (InvalidMediaTypeException malformed) {
            // Told below.
        }
        throw ApiProblem.of(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "Content-Type was %s but must be application/json; write Content-Type: application/json"
                        .formatted(contentType == null ? "missing" : "'" + contentType + "'"));
    }

    /// No other members than these.
    JsonBody only(List<String> known) {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                problems.add("%s is not a known field%s; allowed here: %s"
                        .formatted(at(cut(name)), Nearest.hint(name, known), String.join(", ", known)));
            }
        }
        return this;
    }

    boolean has(String name) {
        return object.has(name);
    }

    /// Refuses with everything that was noted.
    void check() {
        if (!problems.isEmpty()) {
            throw ApiProblem.badRequest(problems);
        }
    }

    void problem(String problem) {
        problems.add(problem);
    }

    String reason() {
        String reason = text("reason", "why you are making the change, for the audit", "\"tried on staging\"");
        if (!reason.isEmpty()) {
            problems.addAll(ReasonText.problems(reason));
        }
        return reason.strip();
    }

    /// Empty after a problem.
    String text(String name, String allowed, String example) {
        JsonNode value = object.get(name);
        if (value == null
                || value.isNull()
                || (value.isString() && value.stringValue().isBlank())) {
            problems.add("%s is %s but must say %s; write \"%s\": %s"
                    .formatted(at(name), value == null ? "missing" : "empty", allowed, name, example));
            return "";
        }
        if (!value.isString()) {
            problems.add("%s was %s but must be a string; write %s".formatted(at(name), shown(value), example));
            return "";
        }
        return value.stringValue();
    }

    /// The id of the change that this one is to take back; null = of none, or after a problem.
    @Nullable
    String undoOf() {
        JsonNode value = object.get("undoOf");
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString() || !ID.matcher(value.stringValue()).matches()) {
            problems.add(
                    "%s was %s but must be the id of a change, as shown by GET /api/v1/audit; omit it if this is not an undo"
                            .formatted(at("undoOf"), shown(value)));
            return null;
        }
        return value.stringValue();
    }

    boolean flag(String name) {
        JsonNode value = object.get(name);
        if (value != null && !value.isBoolean()) {
            problems.add("%s was %s but must be true or false; omit it for false".formatted(at(name), shown(value)));
        }
        return value != null && value.isBoolean() && value.booleanValue();
    }

    /// A whole number; `least` after a problem.
    int whole(String name, int least, int most, String says) {
        JsonNode value = object.get(name);
        boolean good = value != null && value.isIntegralNumber() && value.canConvertToInt();
        int number = good ? value.intValue() : least - 1;
        if (number < least || number > most) {
            problems.add("%s %s but must be %s, a whole number from %d to %d; write \"%s\": %d"
                    .formatted(
                            at(name),
                            value == null ? "is missing" : "was " + shown(value),
                            says,
                            least,
                            most,
                            name,
                            Math.max(least, 2)));
            return least;
        }
        return number;
    }

    /// A share in percent; 0% after a problem.
    ///
    /// @param inherit what null means; null = it must be a number
    @Nullable
    Weight share(String name, @Nullable String inherit) {
        JsonNode value = object.get(name);
        String or = inherit == null ? "" : ", or null " + inherit;
        String allowed = "a number in percent from 0 to 100 with at most two decimals" + or;
        if (value == null) {
            problems.add("%s is missing but must be %s; write \"%s\": 25".formatted(at(name), allowed, name));
            return Weight.NONE;
        }
        if (value.isNull() && inherit != null) {
            return null;
        }
        BigDecimal points = value.isNumber() ? points(value) : null;
        if (points == null || points.scale() > 0 || points.signum() < 0 || points.compareTo(ALL) > 0) {
            problems.add("%s was %s but must be %s; write \"%s\": 25".formatted(at(name), shown(value), allowed, name));
            return Weight.NONE;
        }
        return new Weight(points.intValueExact());
    }

    /// In basis points; null for a number so large that no weight is near.
    private static @Nullable BigDecimal points(JsonNode number) {
        BigDecimal percent = number.decimalValue();
        if (percent.precision() - (long) percent.scale() > LONGEST_WHOLE) {
            return null;
        }
        BigDecimal points = percent.movePointRight(2).stripTrailingZeros();
        return points.scale() < 0 ? points.setScale(0, RoundingMode.UNNECESSARY) : points;
    }

    /// The revision that a change expects: its number, or `"1.7"` with its epoch; null = none.
    ///
    /// @param current supplies the epoch, which a number alone does not say
    @Nullable
    Revision revision(Revision current) {
        JsonNode value = object.get("revision");
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0) {
            return new Revision(current.epoch(), value.longValue());
        }
        try {
            return Revision.parse(value.isString() ? value.stringValue() : shown(value));
        } catch (IllegalArgumentException malformed) {
            problems.add("%s was %s but must be the revision of the group; write \"revision\": %d"
                    .formatted(at("revision"), shown(value), current.number()));
            return null;
        }
    }

    /// The objects of a list, each of which notes its problems here.
    List<JsonBody> objects(String name, List<String> allowed) {
        JsonNode value = object.get(name);
        if (value == null || !value.isArray() || value.isEmpty()) {
            problems.add("%s was %s but must be a list of at least one object; write \"%s\": [{...}] with %s"
                    .formatted(at(name), value == null ? "missing" : shown(value), name, String.join(", ", allowed)));
            return List.of();
        }
        List<JsonBody> objects = new ArrayList<>();
        for (JsonNode one : value) {
            String place = name + "[" + objects.size() + "]";
            if (!one.isObject()) {
                problems.add("%s was %s but must be an object".formatted(at(place), shown(one)));
                return List.of();
            }
            objects.add(new JsonBody(one, at(place) + ".", problems));
        }
        return objects;
    }

    /// From one text to so many; empty after a problem.
    List<String> texts(String name, int most) {
        JsonNode value = object.get(name);
        boolean few = value != null && value.isArray() && !value.isEmpty() && value.size() <= most;
        List<String> texts = new ArrayList<>();
        for (JsonNode one : few ? value : List.<JsonNode>of()) {
            if (one.isString() && !one.stringValue().isBlank()) {
                texts.add(one.stringValue());
            }
        }
        if (texts.isEmpty() || texts.size() != value.size()) {
            problems.add("%s %s but must be a list of 1 to %d strings; write \"%s\": [\"...\"]"
                    .formatted(at(name), value == null ? "is missing" : "was " + shown(value), most, name));
            return List.of();
        }
        return texts;
    }

    /// Null where the member is not there.
    @Nullable
    JsonNode member(String name) {
        return object.get(name);
    }

    String at(String name) {
        return path + name;
    }

    static String shown(JsonNode value) {
        return value.isObject() ? "an object" : value.isArray() ? "a list" : cut(value.toString());
    }

    private static String cut(String text) {
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
    }
}
