package io.banyan.descriptor;

import io.banyan.catalog.Subject;
import io.banyan.route.Group;
import io.banyan.written.Nearest;
import io.banyan.written.Problems;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Holds descriptors against the route files: whatever belongs to a group belongs to one that there is.
public final class AgainstGroups {
    private final Map<String, Group> groups;

    /// @param groups by name, those of the route files
    public AgainstGroups(Map<String, Group> groups) {
        this.groups = Map.copyOf(groups);
    }

    /// Whether a route file has its group.
    public boolean isKnown(Described one) {
        return groups.containsKey(one.group());
    }

    /// What is wrong with descriptors, by themselves and beside the route files.
    public Stream<Flaw> allFlaws(Descriptors descriptors) {
        return Stream.concat(descriptors.flaws().stream(), flaws(descriptors));
    }

    /// What does not go together.
    private Stream<Flaw> flaws(Descriptors descriptors) {
        return descriptors.described().stream().flatMap(this::flaws);
    }

    private Stream<Flaw> flaws(Described one) {
        Group group = groups.get(one.group());
        if (group == null) {
            return Stream.of(new Flaw(one.origin(), true, unknown(one)));
        }
        return one.subject().kind() != Subject.Kind.GROUP
                ? Stream.of()
                : Stream.concat(
                        Contradiction.owners(one, group.origin(), group.owner()),
                        Contradiction.differ(
                                one,
                                group.origin(),
                                "lifecycle",
                                one.lifecycle().word(),
                                group.lifecycle().word()));
    }

    private String unknown(Described one) {
        String near = Nearest.of(one.group(), groups.keySet());
        String instead = near != null ? near : groups.isEmpty() ? "NAME" : new TreeSet<>(groups.keySet()).first();
        return "%s belongs to the group '%s', which no route file has; write one of theirs, such as %s, or add routes/%s.yaml"
                .formatted(one.subject(), Problems.shown(one.group()), instead, Problems.shown(one.group()));
    }
}
