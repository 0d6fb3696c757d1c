package io.banyan.projections.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangeTests {
    private static final TableName EVENT = TableName.parse("event");
    private static final LogPosition AT = new LogPosition(1, 16);

    @Test
    void hasTheKeyOfTheRowThatItIsAbout() {
        assertThat(change(Change.Kind.INSERT, Map.of(), Map.of("id", "1", "t", "x"))
                        .keyValues())
                .isEqualTo(Map.of("id", "1"));
        assertThat(change(Change.Kind.DELETE, Map.of("id", "1"), Map.of()).keyValues())
                .isEqualTo(Map.of("id", "1"));
    }

    @Test
    void hasTheKeyBeforeWhereItChanged() {
        assertThat(change(Change.Kind.UPDATE, Map.of("id", "1"), Map.of("id", "2"))
                        .keyBefore())
                .isEqualTo(Map.of("id", "1"));
        assertThat(change(Change.Kind.UPDATE, Map.of("id", "2", "t", "x"), Map.of("id", "2"))
                        .keyBefore())
                .isNull();
        assertThat(change(Change.Kind.UPDATE, Map.of(), Map.of("id", "2")).keyBefore())
                .isNull();
    }

    @Test
    void concernsWhoReadsTheColumnOrTheTable() {
        SchemaChange column = new SchemaChange(AT, EVENT, Set.of("title"), "");
        SchemaChange table = new SchemaChange(AT, EVENT, Set.of(), "");

        assertThat(column.concerns(EVENT, "title")).isTrue();
        assertThat(column.concerns(EVENT, "id")).isFalse();
        assertThat(table.concerns(EVENT, "id")).isTrue();
        assertThat(table.concerns(TableName.parse("other.event"), "id")).isFalse();
    }

    @Test
    void readsTablesWithAndWithoutSchema() {
        assertThat(TableName.parse("event")).hasToString("public.event");
        assertThat(TableName.parse("a.b.c")).isEqualTo(new TableName("a", "b.c"));
        assertThatThrownBy(() -> TableName.parse("a.")).hasMessageContaining("was 'a.' but must be schema.table");
        assertThatThrownBy(() -> TableSpec.of("event")).hasMessageContaining("without columns");
        assertThatThrownBy(() -> TableSpec.of("event", "id", "id")).hasMessageContaining("twice");
    }

    private static Change change(Change.Kind kind, Map<String, String> before, Map<String, String> after) {
        return new Change(AT, kind, EVENT, List.of("id"), Map.copyOf(before), Map.copyOf(after));
    }
}
