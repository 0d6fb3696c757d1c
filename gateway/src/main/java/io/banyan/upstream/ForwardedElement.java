package io.banyan.upstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One element of `Forwarded` (RFC 7239 §4): what one proxy saw of a request as it received it. Null = it does not say.
///
/// @param node who sent the request: `203.0.113.7`, `[2001:db8::1]:5123`, `unknown`, `_hidden`
/// @param proto the scheme by which it was sent, in lower case
/// @param host its Host
public record ForwardedElement(
        @Nullable String node,
        @Nullable String proto,
        @Nullable String host) {
    /// Says nothing.
    public static final ForwardedElement NONE = new ForwardedElement(null, null, null);

    /// Whether it says how the client named the server.
    public boolean names() {
        return proto != null || host != null;
    }

    /// All elements in order, the client's first. Empty where one is malformed: then none is believed.
    ///
    /// @param values the header's values as they came, in order
    static List<ForwardedElement> read(List<String> values) {
        List<ForwardedElement> all = new ArrayList<>();
        for (String value : values) {
            for (String text : split(value, ',')) {
                ForwardedElement element = text.isBlank() ? null : of(text);
                if (element != null) {
                    all.add(element);
                } else if (!text.isBlank()) {
                    return List.of();
                }
            }
        }
        return all;
    }

    private static @Nullable ForwardedElement of(String text) {
        String[] said = new String[3];
        for (String pair : split(text, ';')) {
            int equals = pair.indexOf('=');
            if (equals < 0 && !pair.isBlank()) {
                return null;
            }
            String name = pair.substring(0, Math.max(0, equals)).strip().toLowerCase(Locale.ROOT);
            int index = List.of("for", "proto", "host").indexOf(name);
            if (index >= 0) {
                String value = unquoted(pair.substring(equals + 1).strip());
                if (value == null || said[index] != null) {
                    return null;
                }
                said[index] = value;
            }
        }
        return new ForwardedElement(said[0], said[1] == null ? null : said[1].toLowerCase(Locale.ROOT), said[2]);
    }

    /// At each separator outside quotes.
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\') {
                i++;
            } else if (!quoted && c == separator) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    /// Null: neither a token nor a whole quoted string.
    private static @Nullable String unquoted(String value) {
        if (value.indexOf('"') < 0) {
            return value;
        }
        boolean whole = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return whole ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : null;
    }
}
