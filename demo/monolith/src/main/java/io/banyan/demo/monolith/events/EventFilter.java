package io.banyan.demo.monolith.events;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;

/// Which events a list shows, read from a query such as `?city=Wien&tags[]=java&tags[]=web&page=2`.
/// The site has always been lenient: what cannot be read counts as not given, and no query is an error.
///
/// @param group slug of a group, null for all
/// @param city null for all
/// @param text part of a title in any case, null for all
/// @param tags any of these; empty for all
/// @param page counted from 0, at most 100,000
/// @param size 1 to 100, default 20
public record EventFilter(
        @Nullable String group,
        @Nullable String city,
        @Nullable String text,
        List<String> tags,
        int page,
        int size) {
    public static EventFilter from(MultiValueMap<String, String> query) {
        return new EventFilter(
                text(query, "group"),
                text(query, "city"),
                text(query, "q"),
                query.getOrDefault("tags[]", List.of()).stream()
                        .filter(StringUtils::hasText)
                        .toList(),
                number(query, "page", 0, 0, 100_000),
                number(query, "size", 20, 1, 100));
    }

    public EventFilter ofGroup(String slug) {
        return new EventFilter(slug, city, text, tags, page, size);
    }

    private static @Nullable String text(MultiValueMap<String, String> query, String name) {
        String value = query.getFirst(name);
        return StringUtils.hasText(value) ? value : null;
    }

    private static int number(MultiValueMap<String, String> query, String name, int absent, int least, int most) {
        String value = query.getFirst(name);
        if (value == null || !value.matches("[0-9]{1,6}")) {
            return absent;
        }
        return Math.clamp(Integer.parseInt(value), least, most);
    }
}
