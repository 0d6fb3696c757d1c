package io.banyan.route;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One place in the tree of patterns: what may follow the segments that lead here. Immutable.
///
/// @param literals the next segment's text → where it leads
/// @param tests globs and regular expressions in order: each costs one test of the segment
/// @param ends routes whose pattern ends here, in order
/// @param rests routes whose pattern goes on with `/**` to any end, in order
record Node(
        Map<String, Node> literals,
        List<Branch> tests,
        @Nullable Node capture,
        @Nullable Node star,
        List<Route> ends,
        List<Route> rests) {
    static final Node NONE = new Node(Map.of(), List.of(), null, null, List.of(), List.of());

    /// A glob or regular expression and where it leads.
    record Branch(Segment segment, Node to) {}
}
