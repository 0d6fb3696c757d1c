package io.banyan.compare;

import io.banyan.compare.PointerTree.Mark;
import io.banyan.compare.PointerTree.Near;
import io.banyan.compare.PointerTree.Node;
import io.banyan.compare.PointerTree.Unordered;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a comparison of two JSON texts stands, and which steps of a rule's pointers lead there.
///
/// @param above null = this is the whole text
/// @param step the member's name, `*` for an element of a list
/// @param nodes empty = no pointer leads here or below
record Place(@Nullable Place above, String step, List<Node> nodes) {
    private static final String ANY = "*";

    static Place top(PointerTree tree) {
        return new Place(null, "", tree == PointerTree.NONE ? List.of() : List.of(tree.root()));
    }

    Place member(String name) {
        return new Place(this, name, next(name, -1));
    }

    Place element(int index) {
        return new Place(this, ANY, next(ANY, index));
    }

    private List<Node> next(String name, int index) {
        if (nodes.isEmpty()) {
            return nodes;
        }
        List<Node> next = new ArrayList<>(2);
        for (Node node : nodes) {
            add(node.at(ANY), next);
            if (!name.equals(ANY)) {
                add(node.at(name), next);
            } else if (index >= 0) {
                add(node.at(Integer.toString(index)), next);
            }
        }
        return next;
    }

    private static void add(@Nullable Node node, List<Node> to) {
        if (node != null) {
            to.add(node);
        }
    }

    boolean isIgnored() {
        return mark(PointerTree.Ignored.class) != null;
    }

    @Nullable
    Unordered unordered() {
        return mark(Unordered.class);
    }

    @Nullable
    Tolerance tolerance() {
        Near near = mark(Near.class);
        return near == null ? null : near.by();
    }

    private <M extends Mark> @Nullable M mark(Class<M> kind) {
        for (Node node : nodes) {
            for (Mark mark : node.marks()) {
                if (kind.isInstance(mark)) {
                    return kind.cast(mark);
                }
            }
        }
        return null;
    }

    /// `/items/*/id`; `body` for the whole text.
    String pointer() {
        if (above == null) {
            return Differences.BODY;
        }
        StringBuilder written = new StringBuilder();
        write(written);
        return written.toString();
    }

    private void write(StringBuilder to) {
        if (above != null) {
            above.write(to);
            to.append('/').append(step.replace("~", "~0").replace("/", "~1"));
        }
    }
}
