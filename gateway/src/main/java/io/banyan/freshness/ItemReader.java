package io.banyan.freshness;

import org.jspecify.annotations.Nullable;

/// Reads a structured field that is one item (RFC 9651 §3.3), a string with parameters: `"7c1f00aa";pos="12";v=3`.
/// Every answer of MODERN's in a group with freshness has one, so nothing is allocated but the texts that are asked
/// for. Values are checked for their syntax whoever asks for them; dates and display strings, which nobody needs here,
/// are refused.
final class ItemReader {
    private static final int MOST_DIGITS = 15;
    private static final int MOST_BEFORE_POINT = 12;
    private static final int MOST_BEHIND_POINT = 3;

    private final String text;
    private int at;
    private boolean broken;

    ItemReader(String text) {
        this.text = text;
    }

    /// The item's own value, the first thing to read; null = it is no string.
    @Nullable
    String value() {
        spaces();
        return string();
    }

    /// The next parameter's key; null = there is none, and [#ended] says whether that is well.
    @Nullable
    String key() {
        if (!is(';')) {
            return null;
        }
        at++;
        spaces();
        int start = at;
        if (at < text.length() && (isLower(text.charAt(at)) || text.charAt(at) == '*')) {
            while (at < text.length() && isKeyCharacter(text.charAt(at))) {
                at++;
            }
        }
        broken = start == at;
        return broken ? null : text.substring(start, at);
    }

    /// Whether the key that was read last has a value; one without is a boolean.
    boolean hasValue() {
        boolean has = is('=');
        at += has ? 1 : 0;
        return has;
    }

    /// Whether everything was read.
    boolean ended() {
        spaces();
        return !broken && at == text.length();
    }

    boolean isString() {
        return is('"');
    }

    boolean isNumber() {
        return at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '-');
    }

    /// Null = no string is next.
    @Nullable
    String string() {
        if (!is('"')) {
            return null;
        }
        int start = ++at;
        boolean escapes = false;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                String inner = text.substring(start, at - 1);
                return escapes ? inner.replaceAll("\\\\(.)", "$1") : inner;
            }
            if (c == '\\') {
                escapes = true;
                char escaped = at < text.length() ? text.charAt(at++) : 0;
                if (escaped != '"' && escaped != '\\') {
                    return null;
                }
            } else if (c < ' ' || c > '~') {
                return null;
            }
        }
        return null;
    }

    /// A number in thousandths: `1764338400.123` is 1,764,338,400,123; null = none is next, or one out of a structured
    /// field's range.
    @Nullable
    Long thousandths() {
        int start = at;
        boolean negative = is('-');
        at += negative ? 1 : 0;
        int first = at;
        long number = digits();
        int before = at - first;
        int behind = 0;
        if (before > 0 && is('.')) {
            int point = ++at;
            long fraction = digits();
            behind = at - point;
            for (int i = behind; i < MOST_BEHIND_POINT; i++) {
                fraction *= 10;
            }
            if (behind == 0 || behind > MOST_BEHIND_POINT || before > MOST_BEFORE_POINT) {
                at = start;
                return null;
            }
            number = number * 1000 + fraction;
        } else if (before == 0 || before > MOST_DIGITS) {
            at = start;
            return null;
        } else {
            number *= 1000;
        }
        return negative ? -number : number;
    }

    /// Reads over whatever value is next; false = none is.
    boolean skip() {
        if (at == text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return switch (c) {
            case '"' -> string() != null;
            case '?' -> bool();
            case ':' -> bytes();
            default -> (isAlpha(c) || c == '*') ? token() : thousandths() != null;
        };
    }

    private long digits() {
        long number = 0;
        int start = at;
        while (at < text.length() && isDigit(text.charAt(at)) && at - start <= MOST_DIGITS) {
            number = number * 10 + (text.charAt(at++) - '0');
        }
        return number;
    }

    private boolean bool() {
        at++;
        boolean is = is('0') || is('1');
        at++;
        return is;
    }

    private boolean bytes() {
        int end = text.indexOf(':', at + 1);
        for (int i = at + 1; i < end; i++) {
            char c = text.charAt(i);
            if (!isAlpha(c) && !isDigit(c) && c != '+' && c != '/' && c != '=') {
                return false;
            }
        }
        at = end + 1;
        return end > 0;
    }

    private boolean token() {
        while (at < text.length()
                && (isAlpha(text.charAt(at))
                        || isDigit(text.charAt(at))
                        || "!#$%&'*+-.^_`|~:/".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return true;
    }

    private boolean is(char wanted) {
        return at < text.length() && text.charAt(at) == wanted;
    }

    private void spaces() {
        while (is(' ')) {
            at++;
        }
    }

    private static boolean isKeyCharacter(char c) {
        return isLower(c) || isDigit(c) || c == '_' || c == '-' || c == '.' || c == '*';
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isAlpha(char c) {
        return isLower(c) || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
