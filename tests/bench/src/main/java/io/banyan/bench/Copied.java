package io.banyan.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A group at 0 % whose reads LEGACY answers, and how they are copied for MODERN.
///
/// @param group its name, also of its route
/// @param shadow the line of its file
/// @param to the MODERN
record Copied(String group, String shadow, To to) {
    /// Where copies go.
    enum To {
        MODERN,
        HUNG,
        RESETS,
        GARBAGE,
        BIG
    }

    /// No line at all.
    static final Copied NONE = new Copied("uncopied", "", To.MODERN);

    static final Copied OFF = new Copied("copied-off", "shadow: { share: 0%, timeout: 1s }", To.MODERN);

    /// Of one process, with one that is not copied.
    static final List<Copied> ALL = List.of(
            new Copied("copied-none", "", To.MODERN),
            new Copied("copied-5", "shadow: { share: 5%, timeout: 1s }", To.MODERN),
            all("hung", To.HUNG),
            all("resets", To.RESETS),
            all("garbage", To.GARBAGE),
            all("big", To.BIG));

    private static Copied all(String name, To to) {
        return new Copied("copied-" + name, "shadow: { share: 100%, timeout: 1s }", to);
    }

    Map<String, String> places(Upstreams upstreams) {
        return Map.of("group", group, "shadow", shadow, "copies", Integer.toString(upstreams.copies(to)));
    }

    static List<To> bad() {
        return Arrays.stream(To.values()).filter(to -> to != To.MODERN).toList();
    }
}
