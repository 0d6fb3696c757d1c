package io.banyan.projections.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.projections.change.TableSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The texts that are sent to PostgreSQL and that come from it.
class SqlTests {
    private static final TableSpec EVENT = TableSpec.of("event", "id", "or\"der");
    private static final TableSpec PAGE = TableSpec.of("page", "id");

    @Test
    void quotesEveryName() {
        assertThat(PublicationSql.create("banyan", List.of(EVENT, PAGE), Set.of(PAGE.table())))
                .isEqualTo("CREATE PUBLICATION \"banyan\" FOR TABLE \"public\".\"event\" (\"id\", \"or\"\"der\"),"
                        + " \"public\".\"page\" WITH (publish_via_partition_root = true);");
    }

    @Test
    void readsRowsOfACopy() {
        assertThat(values("1\ta\\tb\\nc\\\\d\t\\N\t\t\u00e4\n")).containsExactly("1", "a\tb\nc\\d", null, "", "\u00e4");
        assertThat(values("\\N")).containsExactly((String) null);
        assertThat(values("\n")).containsExactly("");
        assertThat(values("\\\\N\n")).containsExactly("\\N");
        assertThat(values("\\b\\f\\r\\v")).containsExactly("\b\f\r\u000b");
    }

    @Test
    void showsNoPassword() {
        PostgresSpec spec =
                new PostgresSpec("jdbc:postgresql://u:p@db/meetup?password=q", "reader", "r", "banyan", List.of(EVENT));

        assertThat(spec).hasToString("jdbc:postgresql://***@db/meetup as reader");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> new PostgresSpec("jdbc:postgresql:x", "r", "", "Banyan-1", List.of(EVENT)))
                .hasMessageContaining("'Banyan-1' but must be 1 to 50 small letters");
        assertThatThrownBy(() -> new PostgresSpec("jdbc:mysql://u:p@h/x", "r", "", "banyan", List.of(EVENT)))
                .hasMessageContaining("'jdbc:mysql://***@h/x' but must be jdbc:postgresql://");
        assertThatThrownBy(() -> new PostgresSpec("jdbc:postgresql:x", "r", "", "banyan", List.of()))
                .hasMessageContaining("no table is declared");
        assertThatThrownBy(() -> new PostgresSpec("jdbc:postgresql:x", "r", "", "banyan", List.of(EVENT, EVENT)))
                .hasMessageContaining("a table is declared twice");
    }

    private static List<@Nullable String> values(String row) {
        return CopyText.values(row.getBytes(StandardCharsets.UTF_8));
    }
}
