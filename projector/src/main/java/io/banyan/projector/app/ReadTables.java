package io.banyan.projector.app;

import io.banyan.projections.change.TableName;
import io.banyan.projections.change.TableSpec;
import io.banyan.projections.projection.Projection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What projections read, all together: each table once, by name, with every column that one of them names. Another
/// order of the same projections gives the same.
final class ReadTables {
    private ReadTables() {}

    static List<TableSpec> of(List<Projection> projections) {
        Map<TableName, Set<String>> columns = new TreeMap<>();
        for (Projection projection : projections) {
            for (TableSpec table : projection.tables()) {
                columns.computeIfAbsent(table.table(), _ -> new LinkedHashSet<>())
                        .addAll(table.columns());
            }
        }
        List<TableSpec> declared = new ArrayList<>();
        columns.forEach((table, names) ->
                declared.add(new TableSpec(table, names.stream().sorted().toList())));
        return declared;
    }
}
