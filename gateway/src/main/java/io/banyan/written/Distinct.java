package io.banyan.written;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a list whose items must differ: each is converted once, and one that comes a second time is reported.
public record Distinct(Problems problems) {
    /// Gives null after a report.
    @FunctionalInterface
    public interface Conversion<T> {
        @Nullable
        T of(Written written);
    }

    /// The values in their order, without those that were reported.
    public <T> List<T> of(WrittenList list, Conversion<T> convert) {
        Map<T, Written> seen = new HashMap<>();
        List<T> values = new ArrayList<>();
        for (Written item : list.items()) {
            T value = convert.of(item);
            if (value == null) {
                continue;
            }
            Written before = seen.putIfAbsent(value, item);
            if (before == null) {
                values.add(value);
            } else {
                problems.add(Rule.LISTED_TWICE, item, String.valueOf(before.line()));
            }
        }
        return values;
    }

    /// As `of`, but an empty list is an error.
    public <T> List<T> atLeastOne(WrittenList list, String example, Conversion<T> convert) {
        if (list.items().isEmpty()) {
            problems.add(Rule.EMPTY_LIST, list.line(), list.key(), "[]", example);
        }
        return of(list, convert);
    }
}
