package io.banyan.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/// The elements of two lists that have no counterpart in the other one, whatever their order.
record Leftover(List<Json> left, List<Json> right) {
    /// Beyond this nobody looks for elements that are only nearly the same.
    private static final int MOST_NEAR = 50;

    /// By what elements mean, as far as they are looked at.
    static Leftover of(Place list, List<Json> left, List<Json> right) {
        return new Leftover(without(list, left, right), without(list, right, left));
    }

    private static List<Json> without(Place list, List<Json> of, List<Json> others) {
        Place element = list.element(-1);
        List<Json> meanings =
                others.stream().map(other -> Meaning.of(element, other)).toList();
        Map<Json, Integer> there = Meaning.counted(meanings);
        List<Json> left = new ArrayList<>();
        for (Json one : of) {
            Integer count = there.computeIfPresent(Meaning.of(element, one), (meaning, times) -> times - 1);
            if (count == null || count < 0) {
                left.add(one);
            }
        }
        return left;
    }

    /// Without the pairs that are near enough.
    Leftover unlessNear(BiPredicate<Json, Json> near) {
        if (Math.max(left.size(), right.size()) > MOST_NEAR) {
            return this;
        }
        List<Json> ours = new ArrayList<>();
        List<Json> theirs = new ArrayList<>(right);
        for (Json one : left) {
            int at = 0;
            while (at < theirs.size() && !near.test(one, theirs.get(at))) {
                at++;
            }
            if (at < theirs.size()) {
                theirs.remove(at);
            } else {
                ours.add(one);
            }
        }
        return new Leftover(ours, theirs);
    }

    boolean isNothing() {
        return left.isEmpty() && right.isEmpty();
    }
}
