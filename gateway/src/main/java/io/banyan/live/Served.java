package io.banyan.live;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which version of a view operators want served. It names the view, too: a group whose file comes to name another view
/// takes no version over from the one before.
///
/// @param view its name in the feed; empty of `NONE`
/// @param version from 1; 0 of `NONE`
public record Served(String view, int version) {
    /// Nobody has said: whatever the feed calls active.
    public static final Served NONE = new Served("", 0);

    private static final Pattern WRITTEN = Pattern.compile("(.+) v([1-9][0-9]{0,8})");

    /// Reads what `toString` writes: `events v2`, `none`.
    public static Served parse(String text) {
        if (text.equals(Step.FIRST)) {
            return NONE;
        }
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException(
                    "was '" + text + "' but must be a view and its version; write events v2, say");
        }
        return new Served(written.group(1), Integer.parseInt(written.group(2)));
    }

    @Override
    public String toString() {
        return version == 0 ? Step.FIRST : view + " v" + version;
    }
}
