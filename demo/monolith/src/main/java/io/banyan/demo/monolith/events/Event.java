package io.banyan.demo.monolith.events;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// One event as pages and the JSON API show it; JSON keeps the order of the components.
///
/// @param going how many answered yes, 0 to capacity
public record Event(
        int id,
        String title,
        String description,
        GroupRef group,
        String venue,
        String city,
        Instant startsAt,
        int capacity,
        int going,
        List<String> tags) {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);

    /// The group that holds it.
    public record GroupRef(String slug, String name) {}

    /// For pages: `Monday, 4 January 2027, 18:30 UTC`.
    public String when() {
        return WHEN.format(startsAt.atOffset(ZoneOffset.UTC));
    }

    public boolean soldOut() {
        return going >= capacity;
    }
}
