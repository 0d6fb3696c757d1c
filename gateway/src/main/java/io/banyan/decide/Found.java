package io.banyan.decide;

/// Words for what made a request ambiguous: they name the character.
final class Found {
    private Found() {}

    /// `';'`, or the code of one that cannot be shown.
    static String character(char c) {
        return c > ' ' && c < 127 ? "'" + c + "'" : "byte %02X".formatted((int) c);
    }

    /// @param index from 0; people count from 1
    static String at(int index) {
        return " at character " + (index + 1);
    }

    /// The first `%` without two hexadecimal digits; otherwise the escapes are whole and it is the bytes that are
    /// not UTF-8.
    static String brokenEscape(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '%' && !UriText.isEscape(text, i, to)) {
                return "a broken escape '" + text.substring(i, Math.min(i + 3, to)) + "'" + at(i);
            }
        }
        return "escapes that are not UTF-8 in the segment" + at(from);
    }
}
