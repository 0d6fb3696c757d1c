package io.banyan.projector.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A map of a YAML file, read key by key: what is wrong is added to the problems with file and line, and what nobody
/// asked for is wrong, too. Values stay text until their key says what they mean.
final class YamlFields {
    private static final int LARGEST = 1 << 20;
    private static final int SHOWN = 200;

    private final String file;
    private final int line;
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> problems;

    private YamlFields(String file, @Nullable Node node, List<String> problems) {
        this.file = file;
        this.line = node == null ? 1 : line(node);
        this.problems = problems;
        if (!(node instanceof MappingNode map)) {
            problem(line, "there must be a map of keys here; write view: events, say");
            return;
        }
        for (NodeTuple tuple : map.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            Node before = fields.putIfAbsent(key, tuple.getValueNode());
            lines.putIfAbsent(key, line(tuple.getKeyNode()));
            if (before != null) {
                problem(line(tuple.getKeyNode()), shown(key) + " is written twice; leave one of them");
            }
        }
    }

    /// The map that a file is; null when it is no YAML, which the problems tell.
    static @Nullable YamlFields read(String file, String text, List<String> problems) {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(LARGEST).setLabel(file).build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            return new YamlFields(file, root.orElse(null), problems);
        } catch (MarkedYamlEngineException wrong) {
            int line = wrong.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.add(file + ":" + line + ": this is no YAML: " + wrong.getProblem());
        } catch (YamlEngineException wrong) {
            problems.add(file + ":1: this is no YAML: " + wrong.getMessage());
        }
        return null;
    }

    /// Null, with a problem, where it is missing or the reader refuses it.
    ///
    /// @param reader throws IllegalArgumentException with a message that follows on the key
    /// @param example what to write
    <T> @Nullable T needed(String key, String example, Function<String, T> reader) {
        if (!fields.containsKey(key)) {
            asked.add(key);
            problem(line, key + " is missing; write " + key + ": " + example);
            return null;
        }
        return read(key, example, reader);
    }

    /// What is meant where nothing is written.
    <T> T or(String key, T missing, String example, Function<String, T> reader) {
        asked.add(key);
        T read = fields.containsKey(key) ? read(key, example, reader) : missing;
        return read == null ? missing : read;
    }

    private <T> @Nullable T read(String key, String example, Function<String, T> reader) {
        asked.add(key);
        if (!(fields.get(key) instanceof ScalarNode scalar)) {
            problem(line(key), key + " must be one value; write " + key + ": " + example);
            return null;
        }
        try {
            return reader.apply(scalar.getValue());
        } catch (IllegalArgumentException wrong) {
            problem(line(key), key + " " + wrong.getMessage());
            return null;
        }
    }

    /// Texts of a list, each with its line; empty, with a problem, where it is something else.
    List<Text> texts(String key, String example) {
        asked.add(key);
        List<Text> texts = new ArrayList<>();
        for (Node each : nodes(key, example)) {
            if (each instanceof ScalarNode scalar) {
                texts.add(new Text(scalar.getValue(), line(each)));
            } else {
                problem(line(each), key + " must be a list of texts; write " + key + ": " + example);
            }
        }
        return texts;
    }

    /// Maps of a list.
    List<YamlFields> maps(String key, String example) {
        asked.add(key);
        return nodes(key, example).stream()
                .map(each -> new YamlFields(file, each, problems))
                .toList();
    }

    private List<Node> nodes(String key, String example) {
        Node node = fields.get(key);
        if (node instanceof SequenceNode list) {
            return list.getValue();
        }
        if (node != null) {
            problem(line(key), key + " must be a list; write " + key + ": " + example);
        }
        return List.of();
    }

    /// One text of a list.
    record Text(String text, int line) {}

    boolean has(String key) {
        return fields.containsKey(key);
    }

    /// Of a key; of the map where it is not there.
    int line(String key) {
        return lines.getOrDefault(key, line);
    }

    /// Adds a problem.
    void problem(int at, String says) {
        problems.add(file + ":" + at + ": " + says);
    }

    /// To be called last.
    void refuseOthers() {
        lines.forEach((key, at) -> {
            if (!asked.contains(key)) {
                problem(at, shown(key) + " is no key here; there are " + String.join(", ", asked));
            }
        });
    }

    static String shown(String text) {
        return "'" + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…") + "'";
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
