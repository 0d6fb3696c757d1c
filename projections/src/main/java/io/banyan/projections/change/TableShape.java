package io.banyan.projections.change;

import java.util.Map;
import java.util.TreeMap;

/// A declared table as a source has it at a moment.
///
/// @param identity which table it is: another one that was created anew under the same name has another
/// @param types declared column → its type, in the source's own words; without columns that are not there
public record TableShape(TableName table, String identity, Map<String, String> types) {
    public TableShape {
        types = Map.copyOf(new TreeMap<>(types));
    }
}
