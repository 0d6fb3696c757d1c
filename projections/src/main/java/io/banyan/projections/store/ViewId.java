package io.banyan.projections.store;

import java.util.regex.Pattern;

/// One version of a view: `events:v3`. Versions stand beside each other and share nothing.
///
/// @param name 1 to 63 of `a-z`, `0-9` and `-`
/// @param version 1 or more
public record ViewId(String name, int version) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,63}");

    /// Throws IllegalArgumentException that says what is allowed.
    public ViewId {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a view's name was '" + name + "' but must be 1 to 63 of a-z, 0-9 and -; write events, say");
        }
        if (version < 1) {
            throw new IllegalArgumentException(
                    "version of view " + name + " was " + version + " but must be 1 or more; begin with 1");
        }
    }

    /// Reads `events:v3`. Throws IllegalArgumentException that says what was found and what is allowed.
    public static ViewId parse(String text) {
        int end = text.lastIndexOf(":v");
        if (end < 0 || !text.substring(end + 2).matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(
                    "a view was '" + text + "' but must be a name and a version; write events:v3, say");
        }
        return new ViewId(text.substring(0, end), Integer.parseInt(text.substring(end + 2)));
    }

    /// As `parse` reads it.
    @Override
    public String toString() {
        return name + ":v" + version;
    }
}
