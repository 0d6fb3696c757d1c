package io.banyan.demo.monolith.events;

import java.util.List;

/// One page of a list of events.
///
/// @param page counted from 0
/// @param total how many events the filter lets through, on all pages
public record EventList(int page, int size, int total, List<Event> events) {
    public boolean hasNext() {
        return (page + 1) * size < total;
    }
}
