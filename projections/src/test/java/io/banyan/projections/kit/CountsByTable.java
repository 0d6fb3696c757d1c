package io.banyan.projections.kit;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.TableSpec;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.Operation;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.projection.View;
import java.util.List;

/// Counts the rows of a group: the least that a projection can be.
class CountsByTable implements Projection {
    static final DocumentKey KEY = PartitionKey.of("group", "1").document("members");

    @Override
    public String name() {
        return "members";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<TableSpec> tables() {
        return List.of(TableSpec.of("member", "id", "group_id"));
    }

    @Override
    public PartitionKey partition(Change change) {
        var row = change.after().isEmpty() ? change.before() : change.after();
        return PartitionKey.of("group", String.valueOf(row.get("group_id")));
    }

    @Override
    public List<Operation> apply(Change change, View view) {
        DocumentKey key = partition(change).document("members");
        return switch (change.kind()) {
            case INSERT -> List.of(Operation.add(key, "members", 1));
            case DELETE -> List.of(Operation.add(key, "members", -1));
            case UPDATE, TRUNCATE -> List.of();
        };
    }
}
