package io.banyan.projections.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.TableName;
import io.banyan.projections.change.TableShape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShapeDriftTests {
    private static final TableName EVENT = TableName.parse("event");

    @Test
    void tellsWhatHasAnotherTypeOrIsAnotherTable() {
        TableShape before = new TableShape(EVENT, "1", Map.of("id", "23", "title", "25", "gone", "25"));

        assertThat(ShapeDrift.between(
                        List.of(before),
                        List.of(new TableShape(EVENT, "1", Map.of("id", "20", "title", "25", "new", "25")))))
                .containsExactly(new Drifted(EVENT, Set.of("id"), Wording.retyped(EVENT, List.of("id"))));
        assertThat(ShapeDrift.between(List.of(before), List.of(new TableShape(EVENT, "2", Map.of("id", "20")))))
                .containsExactly(new Drifted(EVENT, Set.of(), Wording.recreated(EVENT)));
        assertThat(ShapeDrift.between(List.of(before), List.of(before))).isEmpty();
        assertThat(ShapeDrift.between(
                        List.of(before), List.of(new TableShape(TableName.parse("other"), "2", Map.of("id", "20")))))
                .isEmpty();
    }
}
