package io.banyan.config;

import io.banyan.route.Origin;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Written;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads a file's `kill`, in every spelling that YAML ever had for it: whoever writes it is in a hurry, and a file with
/// an error kills nothing.
record KillCheck(Problems problems) {
    /// Where it says so; null = it does not kill. A kill is told as a warning, so that nobody forgets it.
    @Nullable
    Origin check(@Nullable Written written) {
        if (written == null) {
            return null;
        }
        switch (written.text().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "y" -> {
                problems.add(Rule.KILL_ON, written);
                return new Origin(problems.file(), written.line());
            }
            case "false", "no", "off", "n" -> {
                return null;
            }
            default -> {
                problems.add(Rule.KILL, written);
                return null;
            }
        }
    }
}
