package io.banyan.route;

import java.util.Locale;

/// What a pattern's plain text may not have, because no canonical path has it: it would never match.
final class LiteralText {
    private LiteralText() {}

    /// Checks one character.
    static void check(String pattern, int at) {
        char c = pattern.charAt(at);
        if (c == '\\' || c == ';' || Character.isISOControl(c)) {
            String shown = Character.isISOControl(c) ? "a control character" : "'" + c + "'";
            throw PatternFault.at(pattern, at, shown + " never occurs in a canonical path; " + PatternFault.ALLOWED);
        }
        if (c == '%' && isHex(pattern, at + 1) && isHex(pattern, at + 2)) {
            String escape = pattern.substring(at, at + 3);
            throw PatternFault.at(pattern, at, "'" + escape + "' " + escaped(escape));
        }
    }

    /// Checks a whole segment of text.
    static void check(String pattern, int from, int to) {
        for (int i = from; i < to; i++) {
            if (pattern.charAt(i) != '.') {
                return;
            }
        }
        throw PatternFault.at(
                pattern, from, "a segment '" + pattern.substring(from, to) + "' never occurs in a canonical path");
    }

    private static String escaped(String escape) {
        return switch (escape.toUpperCase(Locale.ROOT)) {
            case "%2F", "%5C", "%3B" ->
                "never matches: a request with it in its path is ambiguous and always goes to the legacy side; remove it";
            case "%25" -> "is compared with the decoded path; write '%'";
            default -> "is compared with the decoded path; write the character itself";
        };
    }

    private static boolean isHex(String pattern, int at) {
        return at < pattern.length() && Character.digit(pattern.charAt(at), 16) >= 0;
    }
}
