package io.banyan.route;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What paths look like elsewhere (nginx, Express, Rails, Flask, Next, JAX-RS) and would be plain text here: refused,
/// with what to write. Each is a whole segment or stands at an end of the pattern; amid other text the same
/// characters stay text. Who means the text writes a regular expression: `{x:[:]id}` matches `:id`.
final class OtherSyntax {
    private static final Pattern URL = Pattern.compile("(?i)https?://([^/]*)(/.*)?");
    private static final Pattern METHOD = Pattern.compile("([A-Z]{3,7}) +(/.*)");
    private static final Pattern REGEX = Pattern.compile("(?:location|[~^=]).*");
    private static final Pattern QUERY = Pattern.compile("\\?([A-Za-z_][\\w.\\[\\]-]*=.*)");

    private static final Pattern QUERY_LAST = Pattern.compile("([^?{}]*)\\?[A-Za-z_][\\w.\\[\\]-]*=.*");

    private static final Pattern COLON = Pattern.compile(":(\\w+)(\\(.*\\))?([?*+]?)");
    private static final Pattern ANGLE = Pattern.compile("<(?:(\\w+)(?:\\([^)]*\\))?:)?(\\w+)>");
    private static final Pattern SQUARE = Pattern.compile("\\[{1,2}(\\.\\.\\.)?(\\w+)]{1,2}");
    private static final Pattern DOLLAR = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)})");
    private static final Pattern PERCENT = Pattern.compile("%[dsu]");
    private static final Pattern FORMAT = Pattern.compile("(.+)\\(\\.:(\\w+)\\)");
    private static final Pattern BRACKETS = Pattern.compile("\\(.*[\\\\\\[^+*?|.<].*\\)[?*+]?");
    private static final Pattern TYPE = Pattern.compile(
            "int|integer|long|number|decimal|float|double|guid|uuid|string|str|alpha|slug|path|any|bool");

    private OtherSyntax() {}

    /// Refuses a pattern that is not one as a whole.
    static void checkWhole(String pattern) {
        if (!pattern.startsWith("/")) {
            throw PatternFault.at(pattern, 0, beginning(pattern));
        }
        if (pattern.length() > 1 && pattern.endsWith("$")) {
            throw PatternFault.at(
                    pattern,
                    pattern.length() - 1,
                    "'$' is literal text here, and a pattern always matches to the end; write '%s'"
                            .formatted(pattern.substring(0, pattern.length() - 1)));
        }
        int depth = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            i += c == '\\' ? 1 : 0;
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0 && c == '?') {
                query(pattern, i);
            } else if (depth == 0 && c == '#') {
                throw PatternFault.at(
                        pattern,
                        i,
                        "a fragment (from '#' on) never reaches a server; write '%s'".formatted(before(pattern, i)));
            } else if (depth == 0 && pattern.startsWith("[^/]", i)) {
                throw PatternFault.at(
                        pattern,
                        i,
                        "a regular expression is written as {name:regex}; for any one segment write {name}");
            }
        }
    }

    private static String beginning(String pattern) {
        Matcher url = URL.matcher(pattern);
        if (url.matches()) {
            return "it must start with '/': the scheme and host are not part of a path; write '%s', and 'hosts: [%s]' for the group"
                    .formatted(
                            url.group(2) == null ? "/" : url.group(2),
                            url.group(1).toLowerCase(Locale.ROOT));
        }
        Matcher method = METHOD.matcher(pattern);
        if (method.matches()) {
            return "it must start with '/': the method is not part of a path; write '%s'%s"
                    .formatted(method.group(2), methods(method.group(1)));
        }
        if (REGEX.matcher(pattern).matches()) {
            return "it must start with '/': a whole path cannot be a regular expression; write one for a segment, such as"
                    + " '/products/{id:[0-9]+}'";
        }
        Matcher query = QUERY_LAST.matcher(pattern);
        return query.matches()
                ? "it must start with '/', and a path has no query; write '/%s'".formatted(query.group(1))
                : "it must start with '/'; write '%s'".formatted((pattern.startsWith("*.") ? "/**/" : "/") + pattern);
    }

    private static String methods(String method) {
        return method.equals("GET") || method.equals("HEAD")
                ? ", and 'methods: [" + method + "]' to match only that method"
                : "; only GET and HEAD can go to the modern side";
    }

    private static void query(String pattern, int at) {
        Matcher query = QUERY.matcher(pattern.substring(at));
        if (query.matches()) {
            throw PatternFault.at(
                    pattern,
                    at,
                    "a path has no query; write '%s', which matches with any query, and, only to tell routes apart,"
                                    .formatted(before(pattern, at))
                            + " 'when: { query: { " + conditions(query.group(1)) + " } }'");
        }
    }

    private static String conditions(String query) {
        return Pattern.compile("&")
                .splitAsStream(query)
                .map(pair -> pair.split("=", 2))
                .map(pair -> pair[0] + ": \"" + (pair.length == 2 && pair[1].matches("[\\w.-]+") ? pair[1] : "regex:.*")
                        + "\"")
                .collect(Collectors.joining(", "));
    }

    private static String before(String pattern, int at) {
        return at == 0 ? "/" : pattern.substring(0, at);
    }

    /// Refuses a segment that is a variable elsewhere.
    static void checkSegment(String pattern, int from, int to) {
        String text = pattern.substring(from, to);
        String written = instead(text);
        if (written != null) {
            throw PatternFault.at(pattern, from, "'" + text + "' is literal text here; write " + written);
        }
    }

    private static @Nullable String instead(String text) {
        Matcher colon = COLON.matcher(text);
        if (colon.matches()) {
            return switch (colon.group(3)) {
                case "?" -> variable(colon) + " in a second route next to the one without it: no segment is optional";
                case "*", "+" -> "{*" + colon.group(1) + "} as the last segment";
                default -> variable(colon);
            };
        }
        Matcher angle = ANGLE.matcher(text);
        if (angle.matches()) {
            return typed(angle.group(2), angle.group(1) == null ? "" : angle.group(1));
        }
        Matcher square = SQUARE.matcher(text);
        if (square.matches()) {
            return square.group(1) == null
                    ? "{" + square.group(2) + "}"
                    : "{*" + square.group(2) + "} as the last segment";
        }
        Matcher dollar = DOLLAR.matcher(text);
        if (dollar.matches()) {
            return "{" + (dollar.group(1) == null ? dollar.group(2) : dollar.group(1)) + "}";
        }
        if (PERCENT.matcher(text).matches()) {
            return "{id}, or {id:[0-9]+} for digits only";
        }
        Matcher format = FORMAT.matcher(text);
        if (format.matches()) {
            return "%s here, and %<s.{%s} in a second route if that is needed: nothing is optional"
                    .formatted(format.group(1), format.group(2));
        }
        return BRACKETS.matcher(text).matches() ? "{name:regex}, or {name} for any one segment" : null;
    }

    private static String variable(Matcher colon) {
        String regex = colon.group(2);
        return "{" + colon.group(1) + (regex == null ? "" : ":" + regex.substring(1, regex.length() - 1)) + "}";
    }

    private static String typed(String name, String type) {
        return switch (type) {
            case "int", "integer", "long", "number" -> "{" + name + ":[0-9]+}";
            case "path" -> "{*" + name + "} as the last segment";
            default -> "{" + name + "}";
        };
    }

    /// Refuses a regular expression that is the name of a type, or begins with a space.
    ///
    /// @param name of the variable
    static void checkConstraint(String pattern, String name, int from, int to) {
        String regex = pattern.substring(from, to);
        if (regex.startsWith(" ")) {
            throw PatternFault.at(
                    pattern,
                    from,
                    "the regular expression begins with a space, which the path would have to contain; write {%s:%s}"
                            .formatted(name, regex.strip()));
        }
        boolean turned = TYPE.matcher(name).matches();
        if (TYPE.matcher(regex).matches() || (turned && regex.matches("\\w*[iI]d|slug|name"))) {
            throw PatternFault.at(
                    pattern,
                    from,
                    "'%s' is a regular expression here and matches only that text; write %s"
                            .formatted(regex, turned ? typed(regex, name) : typed(name, regex)));
        }
    }
}
