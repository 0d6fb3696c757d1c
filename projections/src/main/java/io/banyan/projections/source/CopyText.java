package io.banyan.projections.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row in the text format of PostgreSQL's COPY: values as the database writes them, with a tab between, `\N`
/// for NULL and a backslash before what would be mistaken. Pure.
final class CopyText {
    private CopyText() {}

    /// @param row one row, with or without the newline that ends it
    static List<@Nullable String> values(byte[] row) {
        int end = row.length > 0 && row[row.length - 1] == '\n' ? row.length - 1 : row.length;
        List<@Nullable String> values = new ArrayList<>();
        byte[] value = new byte[end];
        int length = 0;
        boolean isNull = false;
        for (int i = 0; i < end; i++) {
            byte at = row[i];
            if (at == '\t') {
                values.add(isNull ? null : text(value, length));
                length = 0;
                isNull = false;
            } else if (at == '\\') {
                i++;
                isNull = row[i] == 'N';
                value[length++] = unescaped(row[i]);
            } else {
                value[length++] = at;
            }
        }
        values.add(isNull ? null : text(value, length));
        return values;
    }

    private static String text(byte[] value, int length) {
        return new String(value, 0, length, StandardCharsets.UTF_8);
    }

    private static byte unescaped(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0b;
            default -> letter;
        };
    }
}
