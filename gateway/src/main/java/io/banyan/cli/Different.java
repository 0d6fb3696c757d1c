package io.banyan.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One kind of difference of a group, with its newest example, as it is exported.
///
/// @param number from 1, over all of the group
/// @param pointer `/items/*/price`, `header:location`, `status`, `body`
/// @param kind `value`, `type`, `missing`, `added`, `length`, `order`, `repeated`
/// @param read the path of the read without its query, or a hash of it
/// @param legacy what LEGACY says there, or a hash of it; empty = nothing
/// @param modern likewise
record Different(
        int number, String route, String pointer, String kind, String seen, String read, String legacy, String modern) {
    private static final String HASH = "#[0-9a-f]{12}";
    private static final int LONGEST = 40;
    private static final String LIST = "a list of ";

    /// Each kind of difference at each place, as the API's report on a group has them.
    static List<Different> all(JsonNode report) {
        List<Different> all = new ArrayList<>();
        for (JsonNode route : report.path("routes")) {
            for (JsonNode pointer : route.path("pointers")) {
                Set<String> kinds = new HashSet<>();
                for (JsonNode example : pointer.path("examples")) {
                    String kind = example.path("kind").asString("value");
                    if (kinds.add(kind)) {
                        all.add(new Different(
                                all.size() + 1,
                                route.path("route").asString("route"),
                                pointer.path("pointer").asString("body"),
                                kind,
                                example.path("at").asString(""),
                                example.path("read").asString(""),
                                example.path("legacy").asString(""),
                                example.path("modern").asString("")));
                    }
                }
            }
        }
        return all;
    }

    /// Whether the route's file let Banyan keep what the sides said.
    boolean isStored() {
        return !read.matches(HASH);
    }

    /// Of a read of which only a hash is known, a path that says so.
    String path() {
        return isStored() ? read : "/the-path-is-not-kept/" + read.substring(1);
    }

    /// Safe as a folder's name, whatever the pointer holds: `event-01-items-price-value`.
    String folder() {
        return slug(route) + String.format(Locale.ROOT, "-%02d-", number) + slug(pointer) + "-" + slug(kind);
    }

    private static String slug(String text) {
        String plain =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String cut = plain.substring(0, Math.min(LONGEST, plain.length()));
        return cut.isEmpty() ? "x" : cut;
    }

    boolean isHeader() {
        return pointer.startsWith("header:");
    }

    String header() {
        return pointer.substring("header:".length());
    }

    /// The length that such a text tells: `a list of 3`; null = it tells none.
    static @Nullable Integer length(String said) {
        return said.matches(LIST + "[0-9]{1,6}") ? Integer.valueOf(said.substring(LIST.length())) : null;
    }

    /// What a side said, as JSON; null = what is kept of it is none, since it is a hash, or was cut.
    static @Nullable JsonNode value(String said) {
        try {
            return said.isEmpty() || said.matches(HASH)
                    ? null
                    : JsonMapper.shared().readTree(said);
        } catch (JacksonException cut) {
            return null;
        }
    }
}
