package io.banyan.demo.monolith.rsvps;

import java.time.Instant;

/// One member's answer to one event.
///
/// @param answer `yes` or `no`
public record Rsvp(int memberId, String name, String answer, Instant answeredAt) {}
