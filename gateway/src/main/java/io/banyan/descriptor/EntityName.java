package io.banyan.descriptor;

import java.util.regex.Pattern;

/// A name as Backstage takes it: 1 to 63 letters, digits and `-_.`, the first and the last a letter or digit.
public final class EntityName {
    private static final Pattern ALLOWED = Pattern.compile("(?=.{1,63}$)[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");
    private static final int LONGEST = 63;

    private EntityName() {}

    /// The nearest one: `Team Discovery` is `Team-Discovery`. The same text always gives the same name;
    /// what is too long ends in a hash of the whole.
    public static String of(String text) {
        if (ALLOWED.matcher(text).matches()) {
            return text;
        }
        String tidy = text.replaceAll("[^A-Za-z0-9_.-]+", "-").replaceAll("^[-_.]+|[-_.]+$", "");
        String hash = "%08x".formatted(text.hashCode());
        if (tidy.length() > LONGEST) {
            return tidy.substring(0, LONGEST - 1 - hash.length()) + "-" + hash;
        }
        return tidy.isEmpty() ? "x" + hash : tidy;
    }
}
