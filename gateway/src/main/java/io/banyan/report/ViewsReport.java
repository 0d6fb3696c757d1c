package io.banyan.report;

import java.util.List;
import java.util.Map;

/// All views as a replica sees them, and what each group has of its own.
///
/// @param all those that the feed or a route file names, in the order of their names
/// @param groups group → the view that its modern side answers from; without those whose file asks for no freshness
public record ViewsReport(List<ViewReport> all, Map<String, GroupView> groups) {
    public ViewsReport {
        all = List.copyOf(all);
    }
}
