package io.banyan.compare;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// What a header means, as a text: two answers that mean the same have the same.
final class HeaderMeaning {
    /// What of a cookie is compared beside its name: how long and where it holds, never what it says.
    private static final Set<String> SHOWN = Set.of("path", "domain", "samesite");

    private HeaderMeaning() {}

    /// `application/json` for `Application/JSON; charset=UTF-8`, and each cookie as `SESSION; httponly; path=/`.
    static String of(String name, Seen answer) {
        List<String> values = answer.header(name);
        return switch (name) {
            case "content-type" -> values.isEmpty() ? "" : type(values.getFirst());
            case "cache-control" -> String.join("; ", directives(String.join(",", values), ","));
            case "set-cookie" -> cookies(values);
            default -> String.join(", ", values).strip();
        };
    }

    /// JSON is UTF-8 whether it says so or not (RFC 8259 §8.1).
    private static String type(String value) {
        Set<String> parts = directives(value, ";");
        if (parts.stream().anyMatch(part -> part.endsWith("json"))) {
            parts.remove("charset=utf-8");
        }
        return String.join("; ", parts);
    }

    /// In no order; names and values in lower case, without quotes.
    private static Set<String> directives(String value, String between) {
        Set<String> parts = new TreeSet<>();
        for (String part : value.split(between, -1)) {
            String[] pair = part.strip().toLowerCase(Locale.ROOT).split("=", 2);
            String name = pair[0].strip();
            if (!name.isEmpty()) {
                parts.add(pair.length == 1 ? name : name + "=" + pair[1].strip().replace("\"", ""));
            }
        }
        return parts;
    }

    private static String cookies(List<String> values) {
        Set<String> all = new TreeSet<>();
        values.forEach(value -> all.add(cookie(value)));
        return String.join(", ", all);
    }

    private static String cookie(String value) {
        String[] parts = value.split(";", -1);
        Set<String> attributes = new TreeSet<>();
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].strip().split("=", 2);
            String name = pair[0].strip().toLowerCase(Locale.ROOT);
            boolean shown = pair.length > 1 && SHOWN.contains(name);
            if (name.equals("max-age") || name.equals("expires")) {
                attributes.add("ends");
            } else if (!name.isEmpty()) {
                attributes.add(shown ? name + "=" + attribute(name, pair[1].strip()) : name);
            }
        }
        String shape = String.join("; ", attributes);
        return parts[0].split("=", 2)[0].strip() + (shape.isEmpty() ? "" : "; " + shape);
    }

    /// Of paths the case matters.
    private static String attribute(String name, String value) {
        return name.equals("path") ? value : value.toLowerCase(Locale.ROOT);
    }
}
