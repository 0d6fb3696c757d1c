package io.banyan.api;

import io.banyan.report.BackstageReport;
import io.banyan.report.CatalogReport;
import java.time.Instant;
import java.util.List;

/// Of an installation without anything.
final class NoCatalog implements CatalogSource {
    @Override
    public CatalogReport now() {
        return new CatalogReport(Instant.EPOCH, 30, 0, 0, List.of(), List.of());
    }

    @Override
    public List<BackstageReport> backstage() {
        return List.of();
    }
}
