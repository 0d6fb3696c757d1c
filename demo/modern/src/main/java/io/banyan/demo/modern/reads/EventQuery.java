package io.banyan.demo.modern.reads;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;

/// What a list is asked for. Lenient as the monolith is: what cannot be read counts as not given.
///
/// @param group null for all
/// @param city null for all
/// @param text part of a title in any case, null for all
/// @param tags any of these; empty for all
/// @param page counted from 0, at most 100,000
/// @param size 1 to 100, default 20
public record EventQuery(
        @Nullable String group,
        @Nullable String city,
        @Nullable String text,
        List<String> tags,
        int page,
        int size) {
    public static EventQuery read(MultiValueMap<String, String> query) {
        return new EventQuery(
                given(query.getFirst("group")),
                given(query.getFirst("city")),
                given(query.getFirst("q")),
                query.getOrDefault("tags[]", List.of()).stream()
                        .filter(StringUtils::hasText)
                        .toList(),
                count(query.getFirst("page"), 0, 0, 100_000),
                count(query.getFirst("size"), 20, 1, 100));
    }

    public EventQuery of(String slug) {
        return new EventQuery(slug, city, text, tags, page, size);
    }

    private static @Nullable String given(@Nullable String value) {
        return StringUtils.hasText(value) ? value : null;
    }

    private static int count(@Nullable String value, int absent, int least, int most) {
        return value != null && value.matches("[0-9]{1,6}") ? Math.clamp(Integer.parseInt(value), least, most) : absent;
    }
}
