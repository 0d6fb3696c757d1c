package io.banyan.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes maps, lists, texts and numbers as JSON, two blanks deeper each time.
final class Json {
    private Json() {}

    static String of(Object value) {
        return of(value, "\n") + "\n";
    }

    private static String of(Object value, String line) {
        String deeper = line + "  ";
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> text(entry.getKey().toString()) + ": " + of(entry.getValue(), deeper))
                        .collect(Collectors.joining("," + deeper, "{" + deeper, line + "}"));
            case List<?> list
            when list.stream().allMatch(Number.class::isInstance) ->
                list.stream().map(Object::toString).collect(Collectors.joining(", ", "[", "]"));
            case List<?> list ->
                list.stream()
                        .map(element -> of(element, deeper))
                        .collect(Collectors.joining("," + deeper, "[" + deeper, line + "]"));
            case Number number -> number.toString();
            default -> text(value.toString());
        };
    }

    private static String text(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                default -> quoted.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
            }
        }
        return quoted.append('"').toString();
    }
}
