package io.banyan.newside;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.TableSpec;
import io.banyan.projections.projection.Operation;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.projection.View;
import java.util.List;
import java.util.Objects;

/// One document for each counter. A number below zero is more than it can take.
public class CounterProjection implements Projection {
    static final String VIEW = "counters";

    @Override
    public String name() {
        return VIEW;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<TableSpec> tables() {
        return List.of(TableSpec.of("public.counter", "id", "number"));
    }

    @Override
    public PartitionKey partition(Change change) {
        return PartitionKey.of(
                "counter", Objects.requireNonNull(change.keyValues().get("id")));
    }

    @Override
    public List<Operation> apply(Change change, View view) {
        var page = partition(change).document("page");
        if (String.valueOf(change.after().get("number")).startsWith("-")) {
            throw new IllegalStateException("below zero: " + change.after());
        }
        return change.kind() == Change.Kind.DELETE
                ? List.of(Operation.delete(page))
                : List.of(Operation.patch(page, change.after()));
    }
}
