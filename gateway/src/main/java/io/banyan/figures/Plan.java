package io.banyan.figures;

import java.util.List;
import java.util.stream.Collectors;

/// What changes of weights would do.
///
/// @param says the same for people: a sentence for each group that changes, with its name where there are several
public record Plan(List<GroupPlan> groups, String says) {
    public Plan {
        groups = List.copyOf(groups);
    }

    public static Plan of(List<GroupPlan> groups) {
        return new Plan(groups, sentences(groups));
    }

    private static String sentences(List<GroupPlan> groups) {
        return groups.size() == 1
                ? groups.getFirst().says()
                : groups.stream()
                        .map(group -> group.group() + " " + group.says())
                        .collect(Collectors.joining(". "));
    }
}
