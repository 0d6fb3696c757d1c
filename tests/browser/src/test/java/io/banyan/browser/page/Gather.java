package io.banyan.browser.page;

import io.banyan.browser.page.StubFleet.Author;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// The fleet that the page is shown with: three groups at different stages, each moved by somebody else.
final class Gather {
    private Gather() {}

    static void fill(StubFleet fleet) {
        StubGroup listings = fleet.add(new StubGroup("listings", 10));
        listings.maxWeight = 50;
        listings.owner = "team-search";
        listings.contact = "#team-search";
        listings.rate = 41;
        listings.p99 = 64;
        StubGroup members = fleet.add(new StubGroup("members", 10));
        members.owner = "team-people";
        members.contact = "#team-people";
        members.rate = 12.4;
        members.p99 = 22;
        members.reviewOverdue = true;
        members.reviewBy = "2026-06-30";
        fleet.add(new StubGroup("events", 10));
        ago(9_000, fleet.move(new Author("ben", "cli", "a week at 10% without a fall-back"), "members", null, 50.0));
        ago(4_400, fleet.move(new Author("cleo", "page", "search answers stale prices"), "listings", null, 0.0));
        ago(1600, fleet.move(new Author("ben", "cli", "a quiet hour, p99 is fine"), "members", null, 75.0));
        members.fileWeight = 75;
        ago(130, fleet.move(new Author("routes/listings.yaml", "file", "release 812"), "listings", null, 5.0));
        listings.fileWeight = 5;
        ago(4, fleet.move(new Author("ann", "page", "first step after the load test"), "events", null, 25.0));
    }

    private static void ago(long minutes, Map<String, Object> change) {
        change.put("at", Instant.now().minus(Duration.ofMinutes(minutes)).toString());
    }
}
