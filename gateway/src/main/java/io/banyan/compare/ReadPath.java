package io.banyan.compare;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Where what belongs to a partition key is read: a path with one variable, `/api/events/{eventId}`.
///
/// @param variable its name
/// @param before of the path, up to the variable
/// @param after of the path, with its query
public record ReadPath(String variable, String before, String after) {
    private static final List<String> ENDINGS = List.of("", "Id", "_id");

    /// Empty where it has not exactly one variable, or leaves something else open.
    public static Optional<ReadPath> of(String pattern) {
        int open = pattern.indexOf('{');
        int close = open < 0 ? -1 : closing(pattern, open);
        if (close < 0 || !pattern.startsWith("/")) {
            return Optional.empty();
        }
        String inside = pattern.substring(open + 1, close);
        String name = inside.split(":", 2)[0];
        String before = pattern.substring(0, open);
        String after = pattern.substring(close + 1);
        return name.isEmpty() || name.startsWith("*") || isOpen(before) || isOpen(after)
                ? Optional.empty()
                : Optional.of(new ReadPath(name, before, after));
    }

    private static boolean isOpen(String text) {
        return text.split("\\?", 2)[0].indexOf('*') >= 0 || text.indexOf('{') >= 0;
    }

    /// Braces nest in a regular expression; an escaped one does not count.
    private static int closing(String pattern, int open) {
        int depth = 0;
        for (int i = open; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /// Whether its variable stands for what is of that kind: `event`, `eventId` or `event_id` for `event:42`.
    boolean isOf(String kind) {
        return ENDINGS.stream().anyMatch(ending -> variable.equals(kind + ending));
    }

    /// `/api/events/42`.
    String target(String id) {
        return before + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20") + after;
    }

    /// The segments of its path, decoded, as route patterns match them.
    List<String> segments(String id) {
        String path = (before + "\n" + after).split("\\?", 2)[0];
        return List.of(path.substring(1)
                        .replace("\n", id.replace("/", "\u0000"))
                        .split("/", -1))
                .stream()
                .map(segment -> segment.replace("\u0000", "/"))
                .toList();
    }
}
