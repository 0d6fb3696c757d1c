package io.banyan.live;

import io.banyan.split.Weight;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One value that a change moved.
///
/// @param route whose weight; null = the group's own value
/// @param from as it was: a weight as written, `inherit`, `none` (first seen), `on` or `off`
/// @param to likewise, as it is now
public record Step(What what, @Nullable String route, String from, String to) {
    public static final String INHERIT = "inherit";
    public static final String FIRST = "none";

    /// What kind of value moved.
    public enum What {
        WEIGHT,
        KILL,
        /// No value: says in `to` what may be missing.
        RECOVERY;

        /// As it is written: `weight`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Step weight(Weight from, Weight to) {
        return new Step(What.WEIGHT, null, from.toString(), to.toString());
    }

    static Step route(String route, @Nullable Weight from, @Nullable Weight to) {
        return new Step(What.WEIGHT, route, written(from), written(to));
    }

    static Step kill(boolean on) {
        return new Step(What.KILL, null, on ? "off" : "on", on ? "on" : "off");
    }

    /// A switch thrown where it was so already.
    static Step stays(boolean on) {
        return new Step(What.KILL, null, on ? "on" : "off", on ? "on" : "off");
    }

    private static String written(@Nullable Weight weight) {
        return weight == null ? INHERIT : weight.toString();
    }
}
