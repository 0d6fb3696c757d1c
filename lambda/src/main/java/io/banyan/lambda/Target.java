package io.banyan.lambda;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request's target in two: `/a/b?x=1` is the path `/a/b` and the query `x=1`, both as they were sent.
///
/// @param path begins with a slash
/// @param query empty: none
record Target(String path, String query) {
    /// The target of a request line, only in its usual form: printable ASCII that begins with a slash.
    static Target of(String sent) throws Unrepresentable {
        if (!sent.startsWith("/")) {
            throw new Unrepresentable("the target does not begin with a slash");
        }
        if (!sent.chars().allMatch(one -> one > ' ' && one < 0x7F)) {
            throw new Unrepresentable("the target has a character that is not printable ASCII");
        }
        if (sent.indexOf('#') >= 0) {
            throw new Unrepresentable("the target has a #");
        }
        int mark = sent.indexOf('?');
        if (mark == sent.length() - 1) {
            throw new Unrepresentable("the target ends with ?");
        }
        return mark < 0 ? new Target(sent, "") : new Target(sent.substring(0, mark), sent.substring(mark + 1));
    }

    /// The query's parameters as a form's are read: decoded, with + for a space; a name alone has an empty value.
    List<Field> parameters() throws Unrepresentable {
        return parameters(query.replace('+', ' '));
    }

    /// The same with each + as it stands.
    List<Field> literalParameters() throws Unrepresentable {
        return parameters(query);
    }

    private static List<Field> parameters(String query) throws Unrepresentable {
        List<Field> read = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int sign = pair.indexOf('=');
                String name = sign < 0 ? pair : pair.substring(0, sign);
                String value = sign < 0 ? "" : pair.substring(sign + 1);
                read.add(new Field(text(name), text(value)));
            }
        }
        return read;
    }

    /// The path alone: queries may have secrets.
    @Override
    public String toString() {
        return path;
    }

    static boolean isUnreserved(int one) {
        return (one >= 'a' && one <= 'z')
                || (one >= 'A' && one <= 'Z')
                || (one >= '0' && one <= '9')
                || one == '-'
                || one == '.'
                || one == '_'
                || one == '~';
    }

    private static String text(String encoded) throws Unrepresentable {
        byte[] bytes = decoded(encoded);
        String text = bytes == null ? null : utf8(bytes);
        if (text == null) {
            throw new Unrepresentable("the query has a percent sign that begins no UTF-8 character");
        }
        return text;
    }

    private static byte @Nullable [] decoded(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int at = 0; at < encoded.length(); at++) {
            char one = encoded.charAt(at);
            if (one != '%') {
                bytes.write(one);
                continue;
            }
            if (at + 2 >= encoded.length()) {
                return null;
            }
            int high = Character.digit(encoded.charAt(at + 1), 16);
            int low = Character.digit(encoded.charAt(at + 2), 16);
            if (high < 0 || low < 0) {
                return null;
            }
            bytes.write((high << 4) | low);
            at += 2;
        }
        return bytes.toByteArray();
    }

    /// The text that these bytes are in UTF-8; null: they are none.
    static @Nullable String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException none) {
            return null;
        }
    }
}
