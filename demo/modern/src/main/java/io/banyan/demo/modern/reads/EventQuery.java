package io.banyan.demo.modern.reads;

import io.banyan.projections.projection.Document;
import java.util.Collections;
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

    /// Whether its indexes have this list and nothing else: a group's know no tags, and none knows parts of titles.
    boolean isDecidedByIndex() {
        return text == null && (tags.isEmpty() || (group == null && city == null));
    }

    /// Whether an event that the indexes have stands in this list: what they do not say is said here.
    boolean shows(Document event) {
        return (text == null || lower(Fields.text(event, "title")).contains(lower(text)))
                && (tags.isEmpty() || !Collections.disjoint(Fields.texts(event, "tags"), tags));
    }

    /// As the monolith's database does it, whose locale is C: A to Z alone.
    private static String lower(String text) {
        return text.codePoints()
                .map(each -> each >= 'A' && each <= 'Z' ? each + 'a' - 'A' : each)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static @Nullable String given(@Nullable String value) {
        return StringUtils.hasText(value) ? value : null;
    }

    private static int count(@Nullable String value, int absent, int least, int most) {
        return value != null && value.matches("[0-9]{1,6}") ? Math.clamp(Integer.parseInt(value), least, most) : absent;
    }
}
