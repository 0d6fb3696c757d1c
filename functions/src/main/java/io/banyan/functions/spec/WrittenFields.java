package io.banyan.functions.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// The keys of a file with their lines, and the mistakes found so far. Values are texts, but for `environment`.
final class WrittenFields {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setMaxAliasesForCollections(5).build();

    private static final int DEEPEST = 5;

    /// @param text as it was written, without quotes
    record Value(String text, int line) {}

    private final String file;
    private final List<Problem> problems;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Map<String, Value> environment = new LinkedHashMap<>();

    private WrittenFields(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /// Reads what is there; a mistake is added and the rest read on.
    static WrittenFields read(String text, String file, List<Problem> problems) {
        WrittenFields fields = new WrittenFields(file, problems);
        try {
            if (fields.isTooDeep(text)) {
                return fields;
            }
            Node root = new Compose(SETTINGS).composeString(text).orElse(null);
            if (root instanceof MappingNode mapping) {
                fields.readAll(mapping);
            } else {
                fields.wrong(1, "the file has no keys; begin it with: name: my-function");
            }
        } catch (MarkedYamlEngineException malformed) {
            int line = malformed.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            fields.wrong(
                    line, "this line is no YAML (" + oneLine(malformed.getProblem()) + "); write each as  key: value");
        } catch (YamlEngineException malformed) {
            fields.wrong(0, "the file is no YAML: " + oneLine(String.valueOf(malformed.getMessage())));
        }
        return fields;
    }

    /// Looked at event by event: composing a value goes as deep as the file does, and may never come back.
    private boolean isTooDeep(String text) {
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > DEEPEST) {
                wrong(
                        event.getStartMark().map(Mark::getLine).orElse(0) + 1,
                        "there are values in values in values here; write each as  key: value");
                return true;
            }
        }
        return false;
    }

    private void readAll(MappingNode root) {
        for (NodeTuple pair : root.getValue()) {
            String key = text(pair.getKeyNode());
            Node node = pair.getValueNode();
            if (key.equals("environment") && node instanceof MappingNode names) {
                names.getValue().forEach(one -> put(environment, one));
            } else if (node instanceof ScalarNode && isOneValue(key, node)) {
                put(values, pair);
            } else {
                wrong(
                        line(pair.getKeyNode()),
                        key + " must be " + (key.equals("environment") ? "names with values" : "one value") + "; write "
                                + FunctionKey.exampleOf(key));
            }
        }
    }

    /// Of the variables it would be lost unseen; nothing at all is none of them.
    private static boolean isOneValue(String key, Node node) {
        return !key.equals("environment") || text(node).isEmpty() || text(node).equals("null");
    }

    private void put(Map<String, Value> into, NodeTuple pair) {
        String key = text(pair.getKeyNode());
        int line = line(pair.getKeyNode());
        if (!(pair.getValueNode() instanceof ScalarNode scalar)) {
            wrong(line, "environment." + key + " must be a text; write " + key + ": \"a value\"");
            return;
        }
        String value = scalar.isPlain() && scalar.getValue().equals("null") ? "" : scalar.getValue();
        Value before = into.putIfAbsent(key, new Value(value, line));
        if (before != null) {
            wrong(line, key + " is written twice, first in line " + before.line() + "; leave one of them");
        }
    }

    @Nullable
    Value get(String key) {
        return values.get(key);
    }

    Map<String, Value> all() {
        return values;
    }

    Map<String, Value> environment() {
        return environment;
    }

    void wrong(int line, String message) {
        problems.add(new Problem(file, line, message.replaceAll("\\p{Cntrl}", "\uFFFD")));
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
