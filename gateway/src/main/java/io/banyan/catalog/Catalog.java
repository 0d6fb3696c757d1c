package io.banyan.catalog;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// What is declared and what is seen, held against each other at one moment.
///
/// @param entries groups, routes, functions, views, each in the order of their names
public record Catalog(Instant at, List<Entry> entries) {
    public Catalog {
        entries = List.copyOf(entries);
    }

    /// Of an estate; the same estate at the same moment gives the same catalogue.
    ///
    /// @param zone decides which day it is
    public static Catalog of(Estate estate, Tolerance tolerance, Instant now, ZoneId zone) {
        return new Catalog(now, new Reconciling(estate, tolerance, now, zone).entries());
    }

    /// How many findings there are; each group of a ring has one.
    public long findings() {
        return entries.stream().mapToLong(entry -> entry.findings().size()).sum();
    }
}
