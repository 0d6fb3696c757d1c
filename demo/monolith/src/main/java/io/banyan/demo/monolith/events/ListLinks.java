package io.banyan.demo.monolith.events;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Links within a list of events, written as the site has always written them, with raw brackets:
/// `/events?city=Wien&tags[]=java&page=2`.
public record ListLinks(String path, EventFilter filter) {
    public String page(int page) {
        var parts = new ArrayList<String>();
        add(parts, "city", filter.city());
        add(parts, "q", filter.text());
        filter.tags().forEach(tag -> add(parts, "tags[]", tag));
        parts.add("page=" + page);
        return path + "?" + String.join("&", parts);
    }

    /// The list with one tag only.
    public String tag(String tag) {
        var parts = new ArrayList<String>();
        add(parts, "city", filter.city());
        add(parts, "tags[]", tag);
        return path + "?" + String.join("&", parts);
    }

    private static void add(List<String> parts, String name, @Nullable String value) {
        if (value != null) {
            parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
