package io.banyan.route;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One walk down the tree for one request: the most specific way first, back up and on where a route's methods or
/// conditions fail. So the first route found is the one that wins.
final class Search {
    private final List<String> path;
    private final @Nullable String method;
    private final RequestValues values;
    private int visits;

    /// @param method null = any
    Search(List<String> path, @Nullable String method, RequestValues values) {
        this.path = path;
        this.method = method;
        this.values = values;
    }

    /// The number of nodes seen so far: what a lookup costs, whatever the machine.
    int visits() {
        return visits;
    }

    /// The best route below `node` for the path from segment `at` on.
    @Nullable
    Route below(Node node, int at) {
        visits++;
        if (at == path.size()) {
            Route ending = first(node.ends());
            return ending != null ? ending : first(node.rests());
        }
        String text = path.get(at);
        Route found = text.isEmpty() ? onEmpty(node, at) : onText(node, text, at);
        return found != null ? found : first(node.rests());
    }

    private @Nullable Route onText(Node node, String text, int at) {
        Node literal = node.literals().get(text);
        Route found = literal == null ? null : below(literal, at + 1);
        List<Node.Branch> tests = node.tests();
        for (int i = 0; i < tests.size() && found == null; i++) {
            Node.Branch branch = tests.get(i);
            if (branch.segment().accepts(text)) {
                found = below(branch.to(), at + 1);
            }
        }
        if (found == null && node.capture() != null) {
            found = below(node.capture(), at + 1);
        }
        if (found == null && node.star() != null) {
            found = below(node.star(), at + 1);
        }
        return found;
    }

    /// The nothing after a final slash; see `Segment` for who accepts it. An empty segment elsewhere: nobody does.
    private @Nullable Route onEmpty(Node node, int at) {
        if (at < path.size() - 1) {
            return null;
        }
        Node literal = node.literals().get("");
        Route found = literal == null ? null : first(literal.ends());
        List<Node.Branch> tests = node.tests();
        for (int i = 0; i < tests.size() && found == null; i++) {
            Node.Branch branch = tests.get(i);
            if (branch.segment().acceptsEmptyAtTheEnd()) {
                found = first(branch.to().ends());
            }
            if (found == null && branch.segment().acceptsEmptyBeforeTheRest()) {
                found = first(branch.to().rests());
            }
        }
        return found == null && node.star() != null ? first(node.star().ends()) : found;
    }

    @Nullable
    Route first(List<Route> routes) {
        for (int i = 0; i < routes.size(); i++) {
            Route route = routes.get(i);
            if ((method == null || route.methods().contains(method)) && holds(route.conditions())) {
                return route;
            }
        }
        return null;
    }

    private boolean holds(List<Condition> conditions) {
        for (int i = 0; i < conditions.size(); i++) {
            Condition condition = conditions.get(i);
            String value = values.single(condition.kind(), condition.name());
            if (value == null || !condition.test().matches(value)) {
                return false;
            }
        }
        return true;
    }
}
