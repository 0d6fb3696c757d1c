package io.banyan.evidence;

import java.time.Instant;
import java.util.Set;

/// The group `events` is copied, and nothing moves its evidence.
public final class EventsWatched implements WatchedGroups {
    @Override
    public Set<String> names() {
        return Set.of("events");
    }

    @Override
    public String matters(String group) {
        return group;
    }

    @Override
    public FromRamps ramps() {
        return FromRamps.NONE;
    }

    @Override
    public void moved(String group, Instant now) {}

    @Override
    public void forgotten(String group, Instant now) {}
}
