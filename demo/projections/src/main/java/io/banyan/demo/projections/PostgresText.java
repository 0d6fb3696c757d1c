package io.banyan.demo.projections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Reads values as PostgreSQL writes them.
final class PostgresText {
    private PostgresText() {}

    /// A timestamptz in UTC: `2027-01-04 16:30:00+00`, with up to six decimals.
    static Instant instant(String text) {
        if (!text.endsWith("+00")) {
            throw new IllegalArgumentException("a time that is not in UTC");
        }
        return Instant.parse(text.substring(0, text.length() - 3).replace(' ', 'T') + "Z");
    }

    /// An array of texts that has no NULL and no array in it: `{java,"two words","say \"hi\""}`.
    static List<String> list(String text) {
        List<String> all = new ArrayList<>();
        var item = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        for (int at = 1; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == '\\') {
                item.append(text.charAt(++at));
            } else if (next == '"') {
                quoted = !quoted;
                begun = true;
            } else if (!quoted && (next == ',' || next == '}')) {
                if (begun || !item.isEmpty()) {
                    all.add(item.toString());
                }
                item.setLength(0);
                begun = false;
            } else {
                item.append(next);
            }
        }
        return all;
    }
}
