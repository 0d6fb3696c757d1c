package io.banyan.projector.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.TableSpec;
import io.banyan.projections.projection.Operation;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.projection.View;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadTablesTests {
    private record Reads(String name, int version, List<TableSpec> tables) implements Projection {
        @Override
        public PartitionKey partition(Change change) {
            return PartitionKey.EVERYWHERE;
        }

        @Override
        public List<Operation> apply(Change change, View view) {
            return List.of();
        }
    }

    @Test
    void areEachTableOnceWithAllColumns() {
        var events = new Reads("events", 1, List.of(TableSpec.of("event", "id", "title")));
        var members =
                new Reads("members", 1, List.of(TableSpec.of("member", "id"), TableSpec.of("event", "starts_at")));

        assertThat(ReadTables.of(List.of(events, members)))
                .isEqualTo(ReadTables.of(List.of(members, events)))
                .containsExactly(TableSpec.of("event", "id", "starts_at", "title"), TableSpec.of("member", "id"));
    }
}
