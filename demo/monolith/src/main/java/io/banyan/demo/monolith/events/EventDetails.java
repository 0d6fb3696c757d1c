package io.banyan.demo.monolith.events;

import java.time.Instant;
import java.util.List;

/// What the page of one event loads after it has been shown.
///
/// @param attendees the first twelve who said yes
/// @param next the group's next three events
public record EventDetails(Event event, List<Attendee> attendees, List<NextEvent> next) {
    /// Somebody who comes.
    public record Attendee(int memberId, String name, String city) {}

    /// A later event of the same group.
    public record NextEvent(int id, String title, Instant startsAt) {}
}
