package io.banyan.config;

import io.banyan.written.Problems;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Good paths that their writers rarely mean: `/docs/**.html` stays within one segment.
final class DoubtfulPath {
    private static final Pattern ANY = Pattern.compile("\\{(\\w+):\\.[*+]}");
    private static final Pattern SPLAT = Pattern.compile("\\*([A-Za-z_]\\w{2,})");

    private DoubtfulPath() {}

    /// What it matches, and what to write for what may be meant; null = nothing to say.
    static @Nullable String doubt(String pattern) {
        List<String> segments = List.of(pattern.split("/", -1));
        for (int i = 0; i < segments.size(); i++) {
            String doubt = doubt(segments.get(i), i == segments.size() - 1);
            if (doubt != null) {
                return doubt;
            }
        }
        return null;
    }

    private static @Nullable String doubt(String segment, boolean last) {
        Matcher any = ANY.matcher(segment);
        Matcher splat = SPLAT.matcher(segment);
        if (any.matches()) {
            return "'%s' matches one segment, as {%s} does; write that%s"
                    .formatted(segment, any.group(1), last ? ", or {*" + any.group(1) + "} for all that follow" : "");
        }
        if (last && splat.matches()) {
            return "'%s' matches one segment that ends in '%s'; to match all that follow write {*%<s}"
                    .formatted(segment, splat.group(1));
        }
        if (segment.contains("**") && !segment.equals("**") && !segment.contains("{")) {
            return "'%s' stays within one segment; '**' spans several only as a segment of its own, first or last"
                    .formatted(Problems.shown(segment));
        }
        return last && segment.equals("?")
                ? "'?' is exactly one character, and no slash is optional; write a second route for the path without it"
                : null;
    }
}
