package io.banyan.functions.logs;

import java.util.regex.Pattern;

/// What a function printed, as a terminal may show it: control characters, which could move its cursor or hide what
/// stands there, are written out.
public final class Printable {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\t]]");

    private Printable() {}

    /// `\x1b[2J` of a line that begins with an escape.
    public static String of(String line) {
        return CONTROL.matcher(line)
                .replaceAll(one -> String.format("\\\\x%02x", (int) one.group().charAt(0)));
    }
}
