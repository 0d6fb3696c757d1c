package io.banyan.demo.monolith.rsvps;

import java.util.List;

/// Every answer to one event, oldest first.
public record RsvpList(int eventId, int total, List<Rsvp> rsvps) {}
