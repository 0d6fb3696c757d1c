package io.banyan.route;

import io.banyan.route.PathTemplate.Rest;
import io.banyan.route.Segment.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the routes whose patterns may share a path with one pattern by a walk down the tree, so that a large
/// installation is checked in a second and not in minutes. It may find too many: `PathMeeting` has the last word.
final class MeetingSearch {
    private final PathTemplate wanted;
    private final List<Route> found = new ArrayList<>();

    private MeetingSearch(PathTemplate wanted) {
        this.wanted = wanted;
    }

    /// @param root of the tree of all patterns but those that begin with `**`, which share paths with most others
    /// @param beginningWithRest those
    static List<Route> find(Route route, Node root, List<Route> beginningWithRest) {
        MeetingSearch search = new MeetingSearch(route.path());
        search.found.addAll(beginningWithRest);
        if (route.path().rest() == Rest.FIRST) {
            search.all(root);
        } else {
            search.below(root, 0);
        }
        return search.found;
    }

    private void below(@Nullable Node node, int at) {
        if (node == null) {
            return;
        }
        if (at < wanted.segments().size()) {
            found.addAll(node.rests());
            next(node, wanted.segments().get(at), at + 1);
        } else if (wanted.rest() == Rest.LAST) {
            all(node);
        } else {
            found.addAll(node.ends());
            found.addAll(node.rests());
        }
    }

    private void next(Node node, Segment segment, int then) {
        if (segment.kind() == Kind.LITERAL) {
            below(node.literals().get(segment.key()), then);
        } else {
            node.literals().forEach((text, child) -> {
                if (text.isEmpty() || segment.accepts(text)) {
                    below(child, then);
                }
            });
        }
        node.tests().forEach(branch -> below(branch.to(), then));
        below(node.capture(), then);
        below(node.star(), then);
    }

    private void all(@Nullable Node node) {
        if (node != null) {
            found.addAll(node.ends());
            found.addAll(node.rests());
            node.literals().values().forEach(this::all);
            node.tests().forEach(branch -> all(branch.to()));
            all(node.capture());
            all(node.star());
        }
    }
}
