package io.banyan.demo.summertime;

import io.banyan.demo.projections.EventsProjection;
import io.banyan.projections.change.Change;
import io.banyan.projections.change.TableSpec;
import io.banyan.projections.projection.Operation;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.projection.View;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Version 2 of `events`, with a mistake on purpose: it takes a start for the time on the clocks of Berlin, and goes
/// back from there with the offset that they have in winter. So an event in January is right, and one in July is told
/// an hour late. Its place in the lists is right.
public final class WinterTimeProjection implements Projection {
    private static final String START = "startsAt";
    private static final ZoneId CLOCKS = ZoneId.of("Europe/Berlin");
    private static final ZoneOffset IN_WINTER = ZoneOffset.ofHours(1);

    private final EventsProjection events = new EventsProjection();

    @Override
    public String name() {
        return events.name();
    }

    @Override
    public int version() {
        return 2;
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
        return events.apply(change, view).stream()
                .map(WinterTimeProjection::withItsStart)
                .toList();
    }

    private static Operation withItsStart(Operation operation) {
        if (!(operation instanceof Operation.Patch patch) || !(patch.fields().get(START) instanceof String start)) {
            return operation;
        }
        Map<String, @Nullable Object> told = new LinkedHashMap<>(patch.fields());
        told.put(START, asOnClocks(Instant.parse(start)).toString());
        return Operation.patch(patch.key(), told);
    }

    private static Instant asOnClocks(Instant start) {
        return start.atZone(CLOCKS).toLocalDateTime().toInstant(IN_WINTER);
    }
}
