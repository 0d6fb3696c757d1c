package io.banyan.compare;

import io.banyan.compare.Difference.Kind;
import io.banyan.compare.PointerTree.Unordered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Walks through two JSON values side by side.
///
/// @param found hears of each place where they differ
record JsonDifferences(Differences found) {
    void compare(Place place, Json left, Json right) {
        found.takes(1);
        if (found.isFull() || left.equals(right)) {
            return;
        }
        if (place.isIgnored()) {
            found.passedOver();
            return;
        }
        Tolerance tolerance = place.tolerance();
        if (tolerance != null && tolerance.allows(left, right)) {
            found.passedOver();
        } else if (left instanceof Json.Members(var of) && right instanceof Json.Members(var others)) {
            members(place, of, others);
        } else if (left instanceof Json.Elements(var of) && right instanceof Json.Elements(var others)) {
            elements(place, of, others);
        } else {
            found.found(new Difference(place.pointer(), kind(left, right), JsonText.of(left), JsonText.of(right)));
        }
    }

    private static Kind kind(Json left, Json right) {
        if (left instanceof Json.Repeated || right instanceof Json.Repeated) {
            return Kind.REPEATED;
        }
        return left.getClass().equals(right.getClass()) ? Kind.VALUE : Kind.TYPE;
    }

    private void members(Place place, Map<String, Json> left, Map<String, Json> right) {
        left.forEach((name, value) -> {
            Json other = right.get(name);
            if (other == null) {
                single(place.member(name), value, Kind.MISSING);
            } else {
                compare(place.member(name), value, other);
            }
        });
        right.forEach((name, value) -> {
            if (!left.containsKey(name)) {
                single(place.member(name), value, Kind.ADDED);
            }
        });
    }

    /// One side alone has it.
    private void single(Place place, Json value, Kind kind) {
        if (place.isIgnored()) {
            found.passedOver();
        } else {
            String text = JsonText.of(value);
            found.found(new Difference(
                    place.pointer(), kind, kind == Kind.MISSING ? text : "", kind == Kind.MISSING ? "" : text));
        }
    }

    private void elements(Place place, List<Json> left, List<Json> right) {
        Unordered unordered = place.unordered();
        if (unordered != null) {
            String key = unordered.key();
            if (key == null || !byKey(place, keyed(left, key), keyed(right, key))) {
                leftOver(place, left, right);
            }
        } else if (left.size() != right.size()) {
            String one = "a list of " + left.size();
            String other = "a list of " + right.size();
            found.found(new Difference(place.pointer(), Kind.LENGTH, one, other));
        } else if (left.size() > 1 && Leftover.of(place, left, right).isNothing()) {
            reordered(place, left, right);
        } else {
            for (int i = 0; i < left.size(); i++) {
                compare(place.element(i), left.get(i), right.get(i));
            }
        }
    }

    /// Their elements mean the same, as far as they are looked at.
    private void reordered(Place place, List<Json> left, List<Json> right) {
        boolean order = false;
        for (int i = 0; i < left.size(); i++) {
            Place at = place.element(i);
            order |= !Meaning.of(at, left.get(i)).equals(Meaning.of(at, right.get(i)));
        }
        if (order) {
            found.found(new Difference(
                    place.pointer(),
                    Kind.ORDER,
                    JsonText.of(new Json.Elements(left)),
                    JsonText.of(new Json.Elements(right))));
        } else {
            found.passedOver();
        }
    }

    /// Null: some element has no key, or two have one.
    private static @Nullable Map<Json, Json> keyed(List<Json> elements, String key) {
        Map<Json, Json> all = new LinkedHashMap<>();
        List<String> steps = PointerTree.steps(key);
        for (Json element : elements) {
            @Nullable Json at = element;
            for (String step : steps) {
                at = at instanceof Json.Members(var of) ? of.get(step) : null;
            }
            if (at == null || all.putIfAbsent(at, element) != null) {
                return null;
            }
        }
        return all;
    }

    private boolean byKey(Place place, @Nullable Map<Json, Json> left, @Nullable Map<Json, Json> right) {
        if (left == null || right == null) {
            return false;
        }
        Place element = place.element(-1);
        left.forEach((key, value) -> {
            Json other = right.get(key);
            if (other == null) {
                single(element, value, Kind.MISSING);
            } else {
                compare(element, value, other);
            }
        });
        right.forEach((key, value) -> {
            if (!left.containsKey(key)) {
                single(element, value, Kind.ADDED);
            }
        });
        found.passedOver();
        return true;
    }

    private void leftOver(Place place, List<Json> left, List<Json> right) {
        found.takes(left.size() + right.size());
        Place element = place.element(-1);
        Leftover rest = Leftover.of(place, left, right).unlessNear((one, other) -> found.areAlike(element, one, other));
        if (rest.left().size() == 1 && rest.right().size() == 1) {
            compare(element, rest.left().getFirst(), rest.right().getFirst());
            return;
        }
        rest.left().forEach(value -> single(element, value, Kind.MISSING));
        rest.right().forEach(value -> single(element, value, Kind.ADDED));
        found.passedOver();
    }
}
