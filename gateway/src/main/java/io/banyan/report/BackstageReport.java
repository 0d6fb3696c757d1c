package io.banyan.report;

import java.util.List;
import java.util.Map;

/// What a group is in Backstage's catalogue.
///
/// @param documents entities, in the form of a `catalog-info.yaml`
public record BackstageReport(String group, List<Map<String, Object>> documents) {
    public BackstageReport {
        documents = List.copyOf(documents);
    }
}
