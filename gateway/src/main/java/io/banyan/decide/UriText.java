package io.banyan.decide;

import io.banyan.route.QueryRule;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The characters of RFC 3986 and its percent escapes. Characters stand for bytes, 0 to 255.
final class UriText {
    private static final boolean[] PATH = table("-._~!$&'()*+,=:@");
    private static final boolean[] QUERY = table("-._~!$&'()*+,;=:@/?");
    private static final boolean[] LENIENT_QUERY = table("-._~!$&'()*+,;=:@/?[]|");

    private UriText() {}

    /// A character that a canonical path segment may have raw: a `pchar` other than `%` and `;`.
    static boolean isInPath(char c) {
        return c < 128 && PATH[c];
    }

    /// A character that a query may have raw, other than `%`.
    static boolean isInQuery(char c, QueryRule rule) {
        return c < 128 && (rule == QueryRule.LENIENT ? LENIENT_QUERY : QUERY)[c];
    }

    /// True when `%` and two hexadecimal digits stand at `at`.
    static boolean isEscape(String text, int at, int to) {
        return at + 2 < to && text.charAt(at) == '%' && hex(text.charAt(at + 1)) >= 0 && hex(text.charAt(at + 2)) >= 0;
    }

    /// Decodes once: escapes to bytes, all bytes as UTF-8. Null when an escape is broken or the bytes are not UTF-8.
    ///
    /// @param plusIsSpace as in forms and queries
    static @Nullable String decode(String text, int from, int to, boolean plusIsSpace) {
        byte[] bytes = new byte[to - from];
        int size = 0;
        boolean ascii = true;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '%') {
                if (!isEscape(text, i, to)) {
                    return null;
                }
                c = (char) (hex(text.charAt(i + 1)) << 4 | hex(text.charAt(i + 2)));
                i += 2;
            } else if (c == '+' && plusIsSpace) {
                c = ' ';
            }
            ascii &= c < 128;
            bytes[size++] = (byte) c;
        }
        return ascii ? new String(bytes, 0, size, StandardCharsets.ISO_8859_1) : utf8(bytes, size);
    }

    /// Bytes as UTF-8, null when they are not: overlong forms and surrogates are not.
    static @Nullable String utf8(byte[] bytes, int size) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, size))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    static int hex(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }

    private static boolean[] table(String signs) {
        boolean[] table = new boolean[128];
        for (char c = '0'; c <= 'z'; c++) {
            table[c] = (c <= '9') || (c >= 'A' && c <= 'Z') || c >= 'a';
        }
        for (int i = 0; i < signs.length(); i++) {
            table[signs.charAt(i)] = true;
        }
        return table;
    }
}
