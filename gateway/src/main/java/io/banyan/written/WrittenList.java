package io.banyan.written;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A list of values as written; may be empty, which differs from a list that was not written.
public record WrittenList(List<Written> items, int line, String key) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./@+-][A-Za-z0-9_./@:+-]*(?<!:)");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    public WrittenList {
        items = List.copyOf(items);
    }

    /// How to write as a list what was written without one, so that its meaning stays: `lastseen` is `[lastseen]`, and
    /// a map of `cookie: a` is `[cookie:a]` where the key takes such items.
    ///
    /// @param otherwise a whole line of the key, for what no list can be made of
    static String example(String key, YamlValue value, String otherwise) {
        return switch (value) {
            case YamlValue.Text text
            when !text.nothing() ->
                line(key, COMMA.splitAsStream(text.text().strip()).toList());
            case YamlValue.Fields map
            when key.equals("sticky") && map.fields().values().stream().allMatch(WrittenList::isText) ->
                line(
                        key,
                        map.fields().entrySet().stream()
                                .map(item -> item.getKey() + ":"
                                        + ((YamlValue.Text) item.getValue().value()).text())
                                .toList());
            default -> otherwise;
        };
    }

    private static boolean isText(YamlValue.Field field) {
        return field.value() instanceof YamlValue.Text text && !text.nothing();
    }

    private static String line(String key, List<String> items) {
        return key + ": " + items.stream().map(WrittenList::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String item) {
        String shown = Problems.shown(item);
        return PLAIN.matcher(shown).matches()
                ? shown
                : "\"" + shown.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
