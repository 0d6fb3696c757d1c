package io.banyan.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What moved between two states of a group: the steps of a change, in the order people read them.
final class Steps {
    private Steps() {}

    static List<Step> between(StoredGroup before, StoredGroup after) {
        List<Step> steps = new ArrayList<>();
        boolean first = before.revision().equals(Revision.NONE);
        for (LiveValue<?> value : LiveValue.TABLE) {
            if (first && value.equals(LiveValue.WEIGHT)) {
                steps.add(new Step(
                        value.word(), null, Step.FIRST, after.weights().group().toString()));
            } else {
                group(value, before.values(), after.values(), steps);
            }
            routes(value, before.values(), after.values(), steps);
        }
        return steps;
    }

    private static <T> void group(LiveValue<T> value, GroupValues before, GroupValues after, List<Step> steps) {
        T from = before.of(value).group();
        T to = after.of(value).group();
        if (!from.equals(to)) {
            steps.add(Step.of(value, null, from, to));
        }
    }

    private static <T> void routes(LiveValue<T> value, GroupValues before, GroupValues after, List<Step> steps) {
        Set<String> routes = new TreeSet<>(before.of(value).own().keySet());
        routes.addAll(after.of(value).own().keySet());
        for (String route : routes) {
            @Nullable T was = before.of(value).own().get(route);
            @Nullable T is = after.of(value).own().get(route);
            if (!Objects.equals(was, is)) {
                steps.add(Step.of(value, route, was, is));
            }
        }
    }
}
