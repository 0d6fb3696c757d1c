package io.banyan.demo.modern.reads;

import java.time.Instant;
import java.util.List;

/// One event. The order of the components is the order in the JSON, which the monolith set.
///
/// @param going how many answered yes
public record EventView(
        int id,
        String title,
        String description,
        GroupView group,
        String venue,
        String city,
        Instant startsAt,
        int capacity,
        int going,
        List<String> tags) {
    /// The group that holds it.
    public record GroupView(String slug, String name) {}
}
