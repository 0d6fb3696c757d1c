package io.banyan.demo.summertime;

import io.banyan.demo.projections.EventsProjection;
import io.banyan.projections.change.Change;
import io.banyan.projections.change.TableSpec;
import io.banyan.projections.projection.Operation;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.projection.View;
import java.util.List;

/// Version 3 of `events`: the mistake of {@link WinterTimeProjection} is mended. A start stays in UTC, as the database
/// has it, in summer as in winter.
public final class SummerTimeProjection implements Projection {
    private final EventsProjection events = new EventsProjection();

    @Override
    public String name() {
        return events.name();
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public List<TableSpec> tables() {
        return events.tables();
    }

    @Override
    public PartitionKey partition(Change change) {
        return events.partition(change);
    }

    @Override
    public List<Operation> apply(Change change, View view) {
        return events.apply(change, view);
    }
}
