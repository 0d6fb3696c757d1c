package io.banyan.projections.projection;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.TableSpec;
import java.util.List;
import java.util.function.BiFunction;

/// Counts answers by event; what it does to a change can be given.
final class RsvpProjection implements Projection {
    private final BiFunction<Change, View, List<Operation>> does;

    RsvpProjection(BiFunction<Change, View, List<Operation>> does) {
        this.does = does;
    }

    static DocumentKey count(String event) {
        return PartitionKey.of("event", event).document("rsvps");
    }

    @Override
    public String name() {
        return "rsvps";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<TableSpec> tables() {
        return List.of(TableSpec.of("rsvp", "event_id", "member_id", "answer"));
    }

    @Override
    public PartitionKey partition(Change change) {
        return PartitionKey.of("event", String.valueOf(change.keyValues().get("event_id")));
    }

    @Override
    public List<Operation> apply(Change change, View view) {
        return does.apply(change, view);
    }
}
