package io.banyan.config;

import io.banyan.written.Nearest;
import io.banyan.written.Problem;
import io.banyan.written.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The groups that files say they call, held against those that there are. One that is missing refuses a check and a
/// strict start; a running gateway tells it and serves on, since nothing can be called there anyway.
///
/// @param groups of the good files
/// @param besides names that count as known, too
public record CalledGroups(Collection<FileGroup> groups, Set<String> besides) {
    /// Of each name that no file has, one error.
    public List<Problem> unknown() {
        Set<String> names = new HashSet<>(besides);
        groups.forEach(group -> names.add(group.name()));
        List<Problem> problems = new ArrayList<>();
        for (FileGroup group : groups) {
            group.calls().calls().forEach((called, at) -> {
                if (!names.contains(called)) {
                    String nearest = Nearest.of(called, List.copyOf(names));
                    String write = nearest == null || nearest.equals(group.name())
                            ? "its file, or remove it"
                            : "'" + nearest + "', or its file, or remove it";
                    problems.add(
                            new Problem(Rule.CALLS_UNKNOWN, at, Rule.CALLS_UNKNOWN.message("calls", called, write)));
                }
            });
        }
        return problems;
    }
}
