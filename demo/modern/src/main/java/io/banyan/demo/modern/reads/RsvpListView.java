package io.banyan.demo.modern.reads;

import java.time.Instant;
import java.util.List;

/// Every answer to one event, oldest first.
public record RsvpListView(int eventId, int total, List<RsvpView> rsvps) {
    /// One member's answer: `yes` or `no`.
    public record RsvpView(int memberId, String name, String answer, Instant answeredAt) {}
}
