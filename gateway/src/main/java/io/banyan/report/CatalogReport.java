package io.banyan.report;

import io.banyan.catalog.Catalog;
import io.banyan.descriptor.Flaw;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The catalogue as the admin API tells it.
///
/// @param deadAfterDays without traffic for so long, what is declared is dead
/// @param findings how many there are, over all entries
/// @param known how many entries there are
/// @param entries groups, routes, functions, views, each in the order of their names
/// @param flaws what is wrong with descriptors, a sentence each, with file and line
public record CatalogReport(
        Instant at, long deadAfterDays, long findings, int known, List<CatalogEntry> entries, List<String> flaws) {
    public static CatalogReport of(Catalog catalog, List<Flaw> flaws, Duration dead) {
        return new CatalogReport(
                catalog.at(),
                dead.toDays(),
                catalog.findings(),
                catalog.entries().size(),
                catalog.entries().stream().map(CatalogEntry::of).toList(),
                flaws.stream().map(Flaw::toString).toList());
    }

    /// The same with those entries alone that have findings.
    public CatalogReport wrong() {
        List<CatalogEntry> left =
                entries.stream().filter(entry -> !entry.findings().isEmpty()).toList();
        return new CatalogReport(at, deadAfterDays, findings, known, left, flaws);
    }
}
