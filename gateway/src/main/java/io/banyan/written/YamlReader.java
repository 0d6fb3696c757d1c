package io.banyan.written;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Turns the events of a YAML parser into values with lines, and into nothing else: no tags, so no classes; at most
/// 20 aliases, each of which shares its value; at most 10 levels; one document; no key twice.
public final class YamlReader {
    static final int MOST_ALIASES = 20;
    static final int DEEPEST = 10;

    private final Iterator<Event> events;
    private final Problems problems;
    private final Map<Anchor, YamlValue> anchors = new HashMap<>();
    private int aliases;

    private YamlReader(Iterator<Event> events, Problems problems) {
        this.events = events;
        this.problems = problems;
    }

    /// The document of `text`, or null when it has none or is not YAML; the problems say which.
    public static @Nullable YamlValue read(String text, Problems problems) {
        var settings = LoadSettings.builder()
                .setCodePointLimit(RouteFile.LARGEST)
                .setLabel(problems.file())
                .build();
        try {
            return new YamlReader(new Parse(settings).parseString(text).iterator(), problems).document();
        } catch (TooDeep reported) {
            return null;
        } catch (YamlEngineException malformed) {
            YamlMistake.of(malformed, text).addTo(problems);
            return null;
        }
    }

    private @Nullable YamlValue document() {
        YamlValue value = null;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent && value != null) {
                problems.add(Rule.YAML_DOCUMENTS, line(event), "", "");
                return value;
            }
            if (event instanceof NodeEvent node) {
                value = value(node, "", 1);
            }
            if (event instanceof StreamEndEvent) {
                break;
            }
        }
        return value;
    }

    private YamlValue value(NodeEvent event, String path, int depth) {
        YamlValue value =
                switch (event) {
                    case AliasEvent alias -> shared(alias, path);
                    case MappingStartEvent start -> deeper(start, path, depth);
                    case SequenceStartEvent start -> deeper(start, path, depth);
                    default -> text((ScalarEvent) event, path);
                };
        event.getAnchor().ifPresent(anchor -> anchors.putIfAbsent(anchor, value));
        return value;
    }

    private YamlValue.Text text(ScalarEvent scalar, String path) {
        refuseTag(scalar.getTag(), line(scalar), path);
        String text =
                scalar.isLiteral() || scalar.isFolded() ? scalar.getValue().stripTrailing() : scalar.getValue();
        text.chars()
                .filter(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029)
                .findFirst()
                .ifPresent(c ->
                        problems.add(Rule.CONTROL_CHARACTER, line(scalar), named(path), "", Problems.codePoint(c)));
        return new YamlValue.Text(text, !scalar.isPlain(), line(scalar));
    }

    private YamlValue deeper(CollectionStartEvent start, String path, int depth) {
        refuseTag(start.getTag(), line(start), path);
        if (depth > DEEPEST) {
            problems.add(Rule.YAML_DEPTH, line(start), named(path), "", String.valueOf(DEEPEST));
            throw new TooDeep();
        }
        return start instanceof MappingStartEvent ? fields(line(start), path, depth) : items(line(start), path, depth);
    }

    private YamlValue.Fields fields(int line, String path, int depth) {
        Map<String, YamlValue.Field> fields = new LinkedHashMap<>();
        for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            YamlValue key = value((NodeEvent) event, path, depth + 1);
            String name = key instanceof YamlValue.Text text ? text.text() : "";
            String inner = path.isEmpty() ? Problems.shown(name) : path + "." + Problems.shown(name);
            YamlValue value = value((NodeEvent) events.next(), inner, depth + 1);
            if (!(key instanceof YamlValue.Text)) {
                problems.add(Rule.YAML_KEY, key.line(), named(path), "");
                continue;
            }
            YamlValue.Field before = fields.putIfAbsent(name, new YamlValue.Field(line(event), value));
            if (before != null) {
                problems.add(Rule.DUPLICATE_KEY, line(event), inner, "", String.valueOf(before.line()));
            }
        }
        return new YamlValue.Fields(fields, line);
    }

    private YamlValue.Items items(int line, String path, int depth) {
        List<YamlValue> items = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            items.add(value((NodeEvent) event, path + "[" + items.size() + "]", depth + 1));
        }
        return new YamlValue.Items(items, line);
    }

    private YamlValue shared(AliasEvent alias, String path) {
        aliases++;
        if (aliases == MOST_ALIASES + 1) {
            problems.add(Rule.YAML_ALIASES, line(alias), named(path), "", String.valueOf(MOST_ALIASES));
        }
        YamlValue value = anchors.get(alias.getAlias());
        if (value == null) {
            problems.add(
                    Rule.YAML_SYNTAX,
                    line(alias),
                    "",
                    "",
                    "a value that begins with '*' needs quotes, and nothing above is named '" + alias.getAlias() + "'");
            return new YamlValue.Text("", true, line(alias));
        }
        return value;
    }

    private void refuseTag(Optional<String> tag, int line, String path) {
        tag.ifPresent(name -> problems.add(Rule.YAML_TAG, line, named(path), "", Problems.shown(name)));
    }

    /// Ends the reading at once: the parser's time for each level grows with the depth.
    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static String named(String path) {
        return path.isEmpty() ? "the file" : path;
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
