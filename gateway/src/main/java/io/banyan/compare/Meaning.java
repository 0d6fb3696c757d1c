package io.banyan.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A JSON value as far as a rule looks at it: without what it ignores, and lists without an order as bags.
final class Meaning {
    private Meaning() {}

    static Json of(Place place, Json value) {
        if (place.nodes().isEmpty()) {
            return value;
        }
        return switch (value) {
            case Json.Members(var of) -> members(place, of);
            case Json.Elements(var of) -> elements(place, of);
            default -> value;
        };
    }

    private static Json members(Place place, Map<String, Json> of) {
        Map<String, Json> seen = new LinkedHashMap<>();
        of.forEach((name, value) -> {
            Place at = place.member(name);
            if (!at.isIgnored()) {
                seen.put(name, of(at, value));
            }
        });
        return new Json.Members(seen);
    }

    private static Json elements(Place place, List<Json> of) {
        List<Json> seen = new ArrayList<>();
        boolean unordered = place.unordered() != null;
        for (int i = 0; i < of.size(); i++) {
            Place at = place.element(unordered ? -1 : i);
            if (!at.isIgnored()) {
                seen.add(of(at, of.get(i)));
            }
        }
        return unordered ? new Json.Bag(counted(seen)) : new Json.Elements(seen);
    }

    static Map<Json, Integer> counted(List<Json> values) {
        Map<Json, Integer> all = new HashMap<>();
        values.forEach(value -> all.merge(value, 1, Integer::sum));
        return all;
    }
}
