package io.banyan.blackbox.model;

import io.banyan.testkit.Body;
import io.banyan.testkit.Head;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// What the upstreams were sent, by the exchange that it belongs to.
final class Arrivals {
    private final Map<Integer, List<Arrival>> seen = new ConcurrentHashMap<>();

    /// A request that an upstream got.
    ///
    /// @param side `legacy` or `modern`
    record Arrival(String side, Head head, Body body) {}

    void add(int id, Arrival arrival) {
        seen.computeIfAbsent(id, key -> new CopyOnWriteArrayList<>()).add(arrival);
    }

    List<Arrival> of(int id) {
        return seen.getOrDefault(id, List.of());
    }

    List<Arrival> at(int id, String side) {
        return of(id).stream().filter(arrival -> arrival.side().equals(side)).toList();
    }

    void forget(int id) {
        seen.remove(id);
    }
}
