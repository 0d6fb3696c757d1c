package io.banyan.demo.modern.reads;

import java.time.Instant;
import java.util.List;

/// The data of an event's page: the event, the first twelve attendees, the group's next three events.
public record EventPageView(EventView event, List<AttendeeView> attendees, List<NextView> next) {
    /// Somebody who comes.
    public record AttendeeView(int memberId, String name, String city) {}

    /// A later event of the same group.
    public record NextView(int id, String title, Instant startsAt) {}
}
