package io.banyan.api;

import io.banyan.report.BackstageReport;
import io.banyan.report.CatalogReport;
import java.util.List;

/// Says what is declared and what is seen, at any moment and to any thread.
public interface CatalogSource {
    /// Made now of what was last looked at, five seconds ago at most, a little more while a host of
    /// functions gives no answer.
    CatalogReport now();

    /// What is declared, group by group, as Backstage reads it.
    List<BackstageReport> backstage();
}
