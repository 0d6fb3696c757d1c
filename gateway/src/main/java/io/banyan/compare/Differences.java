package io.banyan.compare;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where two answers differ, by what they mean: `status`; of JSON the pointers of what is not the same, members in
/// any order and numbers by their value, `/events/*/city` for an element of a list; of anything else `body`, by its
/// bytes. Of answers that are no success only the status counts.
final class Differences {
    static final String STATUS = "status";
    static final String BODY = "body";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int MOST = 20;

    private final Predicate<String> passed;
    private final Set<String> pointers = new LinkedHashSet<>();
    private int counted;

    private Differences(Predicate<String> passed) {
        this.passed = passed;
    }

    /// In the order of the one answer: the first 20 that count, and the first that does not; empty = they mean the
    /// same.
    ///
    /// @param passed those that do not count
    static Set<String> between(Seen one, Seen other, Predicate<String> passed) {
        if (one.status() != other.status()) {
            return Set.of(STATUS);
        }
        if (one.status() < 200 || one.status() > 299 || Arrays.equals(one.body(), other.body())) {
            return Set.of();
        }
        JsonNode left = one.isJson() && other.isJson() ? tree(one) : null;
        JsonNode right = left == null ? null : tree(other);
        if (left == null || right == null) {
            return Set.of(BODY);
        }
        Differences found = new Differences(passed);
        found.compare("", left, right);
        return found.pointers;
    }

    private static @Nullable JsonNode tree(Seen answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private void compare(String pointer, JsonNode left, JsonNode right) {
        if (counted >= MOST) {
            return;
        }
        if (left.isObject() && right.isObject()) {
            members(pointer, left, right);
        } else if (left.isArray() && right.isArray()) {
            elements(pointer, left, right);
        } else if (!isSame(left, right)) {
            found(pointer);
        }
    }

    private void members(String pointer, JsonNode left, JsonNode right) {
        Set<String> names = new TreeSet<>(left.propertyNames());
        names.addAll(right.propertyNames());
        for (String name : names) {
            String its = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            JsonNode one = left.get(name);
            JsonNode other = right.get(name);
            if (one == null || other == null) {
                found(its);
            } else {
                compare(its, one, other);
            }
        }
    }

    private void elements(String pointer, JsonNode left, JsonNode right) {
        if (left.size() != right.size()) {
            found(pointer);
            return;
        }
        Iterator<JsonNode> others = right.iterator();
        for (JsonNode one : left) {
            compare(pointer + "/*", one, others.next());
        }
    }

    private void found(String pointer) {
        String its = pointer.isEmpty() ? "/" : pointer;
        if (passed.test(its)) {
            if (pointers.size() == counted) {
                pointers.add(its);
            }
        } else if (counted < MOST && pointers.add(its)) {
            counted++;
        }
    }

    private static boolean isSame(JsonNode left, JsonNode right) {
        return (left.isNumber() && right.isNumber())
                ? left.decimalValue().compareTo(right.decimalValue()) == 0
                : left.equals(right);
    }
}
