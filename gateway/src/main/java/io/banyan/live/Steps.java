package io.banyan.live;

import io.banyan.split.Weight;
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
        Weight from = before.weights().group();
        Weight to = after.weights().group();
        if (before.revision().equals(Revision.NONE)) {
            steps.add(new Step(Step.What.WEIGHT, null, Step.FIRST, to.toString()));
        } else if (!from.equals(to)) {
            steps.add(Step.weight(from, to));
        }
        Set<String> routes = new TreeSet<>(before.weights().own().keySet());
        routes.addAll(after.weights().own().keySet());
        for (String route : routes) {
            @Nullable Weight was = before.weights().own().get(route);
            @Nullable Weight is = after.weights().own().get(route);
            if (!Objects.equals(was, is)) {
                steps.add(Step.route(route, was, is));
            }
        }
        if (before.killed() != after.killed()) {
            steps.add(Step.kill(after.killed()));
        }
        return steps;
    }
}
