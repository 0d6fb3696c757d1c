package io.banyan.decide;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cookies of a request by name, read leniently, as browsers send them.
final class Cookies {
    private Cookies() {}

    /// The value of a cookie that occurs once in all `Cookie` headers, without its quotes; null otherwise.
    static @Nullable String single(List<String> headers, String name) {
        String found = null;
        for (String header : headers) {
            for (int start = 0; start < header.length(); ) {
                int semicolon = header.indexOf(';', start);
                int end = semicolon < 0 ? header.length() : semicolon;
                int nameStart = skipSpace(header, start, end);
                if (header.startsWith(name, nameStart) && isNameEnd(header, nameStart + name.length(), end)) {
                    if (found != null) {
                        return null;
                    }
                    found = value(header, nameStart + name.length(), end);
                }
                start = end + 1;
            }
        }
        return found;
    }

    private static boolean isNameEnd(String header, int at, int end) {
        int behind = skipSpace(header, at, end);
        return behind < end && header.charAt(behind) == '=';
    }

    private static String value(String header, int nameEnd, int end) {
        String value = header.substring(header.indexOf('=', nameEnd) + 1, end).strip();
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static int skipSpace(String header, int from, int end) {
        int at = from;
        while (at < end && (header.charAt(at) == ' ' || header.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}
