package io.banyan.written;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a file with known keys. Making one reports the unknown and the missing keys; taking a value reports one
/// of the wrong kind and gives null, as for a key that is not written.
public final class Section {
    private final YamlValue.Fields fields;
    private final KeySet keys;
    private final String path;
    private final Problems problems;

    /// @param path where it stands in the file; empty at the top
    public Section(YamlValue.Fields fields, KeySet keys, String path, Problems problems) {
        this.fields = fields;
        this.keys = keys;
        this.path = path;
        this.problems = problems;
        fields.fields().forEach(this::reportUnknown);
        keys.all().forEach(this::reportMissing);
    }

    /// Where it begins, from 1.
    public int line() {
        return fields.line();
    }

    String path() {
        return path;
    }

    /// Whether a part with keys of its own is written here.
    public boolean hasSection(String name) {
        YamlValue.Field field = fields.fields().get(name);
        return field != null && field.value() instanceof YamlValue.Fields;
    }

    /// A single value that is not blank.
    public @Nullable Written text(String name) {
        YamlValue value = value(name);
        Written text = value == null ? null : text(value, keyPath(name), keys.example(name), problems);
        if (text != null && text.text().isBlank()) {
            problems.add(Rule.EMPTY_VALUE, text, keys.example(name));
            return null;
        }
        return text;
    }

    /// Null when not written; what is no single value is reported and left out.
    public @Nullable WrittenList texts(String name) {
        YamlValue value = value(name);
        if (!(value instanceof YamlValue.Items list)) {
            refuse(
                    Rule.NOT_A_LIST,
                    name,
                    value,
                    value == null ? "" : WrittenList.example(name, value, keys.example(name)));
            return null;
        }
        List<Written> texts = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            YamlValue item = list.items().get(i);
            String example = WrittenList.example(name, item, keys.example(name));
            Written text = text(item, keyPath(name) + "[" + i + "]", example, problems);
            if (text != null) {
                texts.add(text);
            }
        }
        if (texts.isEmpty() && !list.items().isEmpty()) {
            return null;
        }
        return new WrittenList(texts, list.line(), keyPath(name));
    }

    /// A list of texts, where one word may stand for all and then without a list.
    public @Nullable WrittenList texts(String name, String all) {
        YamlValue.Field field = fields.fields().get(name);
        if (field != null
                && field.value() instanceof YamlValue.Text text
                && text.text().equals(all)) {
            String key = keyPath(name);
            return new WrittenList(List.of(new Written(all, text.line(), key)), text.line(), key);
        }
        return texts(name);
    }

    /// A part of this one, with keys of its own.
    public @Nullable Section section(String name, KeySet inner) {
        YamlValue.Fields map = map(name, String.join(", ", inner.names()));
        return map == null ? null : new Section(map, inner, keyPath(name), problems);
    }

    /// A map whose keys are free, such as the names under `when.query`.
    public YamlValue.@Nullable Fields map(String name, String example) {
        YamlValue value = value(name);
        if (value instanceof YamlValue.Fields map) {
            return map;
        }
        refuse(Rule.NOT_A_SECTION, name, value, example);
        return null;
    }

    /// A list of whatever.
    public YamlValue.@Nullable Items list(String name) {
        YamlValue value = value(name);
        if (value instanceof YamlValue.Items list) {
            return list;
        }
        refuse(Rule.NOT_A_LIST, name, value, keys.example(name));
        return null;
    }

    /// As messages name a key: `modern.url`.
    public String keyPath(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /// The text of a value that must be a single one, or null after a report.
    public static @Nullable Written text(YamlValue value, String key, String example, Problems problems) {
        if (value instanceof YamlValue.Text text && !text.nothing()) {
            return new Written(text.text(), text.line(), key);
        }
        Rule rule = value instanceof YamlValue.Text ? Rule.EMPTY_VALUE : Rule.NOT_A_TEXT;
        problems.add(rule, value.line(), key, value.kind(), example);
        return null;
    }

    private @Nullable YamlValue value(String name) {
        YamlValue.Field field = fields.fields().get(name);
        if (field == null) {
            return null;
        }
        if (field.value() instanceof YamlValue.Text text && text.nothing()) {
            problems.add(Rule.EMPTY_VALUE, field.line(), keyPath(name), "", keys.example(name));
            return null;
        }
        return field.value();
    }

    private void refuse(Rule rule, String name, @Nullable YamlValue value, String example) {
        if (value != null) {
            problems.add(rule, value.line(), keyPath(name), value.kind(), example);
        }
    }

    private void reportUnknown(String name, YamlValue.Field field) {
        if (keys.named(name) == null) {
            problems.add(
                    Rule.UNKNOWN_KEY,
                    field.line(),
                    keyPath(Problems.shown(name)),
                    "",
                    Nearest.hint(name, keys.names()),
                    String.join(", ", keys.names()));
        }
    }

    private void reportMissing(KeySet.Key key) {
        if (key.required() && !fields.fields().containsKey(key.name())) {
            problems.add(Rule.MISSING_KEY, line(), keyPath(key.name()), "", key.line());
        }
    }
}
