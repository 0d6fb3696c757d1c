package io.banyan.descriptor;

import io.banyan.route.Origin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// One YAML document, of which only what is asked for is looked at: the rest may be anything.
final class Document {
    private final String file;
    private final Node root;
    private final List<Flaw> flaws;

    /// @param flaws takes what is wrong with it
    Document(String file, Node root, List<Flaw> flaws) {
        this.file = file;
        this.root = root;
        this.flaws = flaws;
    }

    /// A text and the line of its key.
    record Value(String text, int line) {}

    int line() {
        return line(root);
    }

    Origin at(int line) {
        return new Origin(file, line);
    }

    void wrong(int line, String says) {
        flaws.add(new Flaw(at(line), true, says));
    }

    /// The text at a path of keys; null where nothing is written, and after a flaw where it is no text.
    @Nullable
    Value text(String... path) {
        NodeTuple found = find(path);
        if (found == null) {
            return null;
        }
        if (!(found.getValueNode() instanceof ScalarNode scalar)) {
            wrong(line(found.getKeyNode()), String.join(".", path) + " must be a text; write one");
            return null;
        }
        String text = scalar.getValue().strip();
        boolean nothing = text.isEmpty() || (scalar.isPlain() && (text.equals("null") || text.equals("~")));
        return nothing ? null : new Value(text, line(found.getKeyNode()));
    }

    /// The keys of the map at a path, with their lines; empty where there is none.
    List<Value> keys(String... path) {
        NodeTuple found = find(path);
        List<Value> keys = new ArrayList<>();
        if (found != null && found.getValueNode() instanceof MappingNode map) {
            map.getValue().forEach(pair -> keys.add(new Value(name(pair.getKeyNode()), line(pair.getKeyNode()))));
        }
        return keys;
    }

    private @Nullable NodeTuple find(String... path) {
        Node at = root;
        NodeTuple found = null;
        for (String key : path) {
            found = at instanceof MappingNode map ? in(map, key) : null;
            if (found == null) {
                return null;
            }
            at = found.getValueNode();
        }
        return found;
    }

    private @Nullable NodeTuple in(MappingNode map, String key) {
        List<NodeTuple> all = map.getValue().stream()
                .filter(pair -> name(pair.getKeyNode()).equals(key))
                .toList();
        if (all.size() > 1) {
            int second = line(all.get(1).getKeyNode());
            String says =
                    key + " appears twice, first in line " + line(all.getFirst().getKeyNode()) + "; keep one of them";
            Flaw flaw = new Flaw(at(second), true, says);
            if (!flaws.contains(flaw)) {
                flaws.add(flaw);
            }
        }
        return all.isEmpty() ? null : all.getFirst();
    }

    private static String name(Node key) {
        return key instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }
}
