package io.banyan.route;

/// What a pattern's plain text may not have, because no canonical path has it: it would never match.
final class LiteralText {
    private LiteralText() {}

    /// Checks one character.
    static void check(String pattern, int at) {
        char c = pattern.charAt(at);
        if (c == '\\' || c == ';' || c == '#' || Character.isISOControl(c)) {
            String shown = Character.isISOControl(c) ? "a control character" : "'" + c + "'";
            throw PatternFault.at(pattern, at, shown + " never occurs in a canonical path; " + PatternFault.ALLOWED);
        }
        if (c == '%' && isHex(pattern, at + 1) && isHex(pattern, at + 2)) {
            throw PatternFault.at(
                    pattern,
                    at,
                    "'" + pattern.substring(at, at + 3) + "' is compared with the decoded path; "
                            + "write the character itself");
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

    private static boolean isHex(String pattern, int at) {
        return at < pattern.length() && Character.digit(pattern.charAt(at), 16) >= 0;
    }
}
