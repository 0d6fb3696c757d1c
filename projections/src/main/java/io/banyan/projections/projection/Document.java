package io.banyan.projections.projection;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a view keeps under one key: named fields, as in JSON, always in the order of their names. A value is a
/// String, a Boolean, a Long (Integer becomes one), a BigDecimal, null, or a List or a Map with String keys of
/// these. No double: it would not be the same number everywhere.
///
/// @param fields never changed
public record Document(SortedMap<String, @Nullable Object> fields) {
    public static final Document EMPTY = new Document(Collections.emptySortedMap());

    /// Throws WrongOperation naming the field whose value is of another type, or has the character U+0000.
    public Document {
        SortedMap<String, @Nullable Object> kept = new TreeMap<>();
        fields.forEach((name, value) -> kept.put(text(name, name), kept(name, value)));
        fields = Collections.unmodifiableSortedMap(kept);
    }

    /// The fields in any order.
    public static Document of(Map<String, ? extends @Nullable Object> fields) {
        return new Document(new TreeMap<>(fields));
    }

    /// With one field more, or with another value for it.
    public Document with(String field, @Nullable Object value) {
        return with(Collections.singletonMap(field, value));
    }

    /// With these fields in place of its own of these names.
    public Document with(Map<String, ? extends @Nullable Object> others) {
        SortedMap<String, @Nullable Object> changed = new TreeMap<>(fields);
        changed.putAll(others);
        return new Document(changed);
    }

    /// With a counter moved. One that is not there counts from 0, and one that comes to 0 is not there any more: so a
    /// view is the same whether its rows came and went or never were.
    ///
    /// @throws WrongOperation when the field is no whole number, or would leave the 64 bits
    public Document plus(String field, long by) {
        long sum;
        try {
            sum = Math.addExact(number(field), by);
        } catch (ArithmeticException tooLarge) {
            throw new WrongOperation("field " + field + " is a counter beyond 64 bits", tooLarge);
        }
        if (sum != 0) {
            return with(field, sum);
        }
        SortedMap<String, @Nullable Object> rest = new TreeMap<>(fields);
        rest.remove(field);
        return new Document(rest);
    }

    /// A text; null when the field is not there or null.
    ///
    /// @throws WrongOperation when it is something else
    public @Nullable String text(String field) {
        Object value = fields.get(field);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new WrongOperation("field " + field + " was a " + value.getClass().getName() + " but must be a text");
    }

    /// A whole number; 0 when the field is not there or null.
    ///
    /// @throws WrongOperation when it is something else
    public long number(String field) {
        Object value = fields.get(field);
        if (value == null) {
            return 0;
        }
        if (value instanceof Long number) {
            return number;
        }
        throw new WrongOperation(
                "field " + field + " was a " + value.getClass().getName() + " but must be a whole number");
    }

    private static @Nullable Object kept(String field, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text(field, text);
            case Boolean truth -> truth;
            case Long number -> number;
            case Integer number -> number.longValue();
            case BigDecimal number -> number;
            case BigInteger number -> whole(number);
            case List<?> list -> keptList(field, list);
            case Map<?, ?> map -> keptMap(field, map);
            default ->
                throw new WrongOperation("field " + field + " was a "
                        + value.getClass().getName() + " but must be a String, Boolean, Long, BigDecimal, null, or a"
                        + " List or Map of these" + (value instanceof Number ? "; write BigDecimal.valueOf(x)" : ""));
        };
    }

    /// A whole number beyond 64 bits, as JSON may have one.
    private static Object whole(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : new BigDecimal(number);
    }

    private static List<@Nullable Object> keptList(String field, List<?> list) {
        List<@Nullable Object> kept = new ArrayList<>(list.size());
        list.forEach(value -> kept.add(kept(field, value)));
        return Collections.unmodifiableList(kept);
    }

    private static SortedMap<String, @Nullable Object> keptMap(String field, Map<?, ?> map) {
        SortedMap<String, @Nullable Object> kept = new TreeMap<>();
        map.forEach((name, value) -> {
            if (!(name instanceof String text)) {
                throw new WrongOperation("field " + field + " has a key that is no text but must have texts");
            }
            kept.put(text(field, text), kept(field + "." + text, value));
        });
        return Collections.unmodifiableSortedMap(kept);
    }

    private static String text(String field, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new WrongOperation("field " + field.replace('\0', '?')
                    + " has the character U+0000, which no store keeps; take it out");
        }
        return text;
    }
}
