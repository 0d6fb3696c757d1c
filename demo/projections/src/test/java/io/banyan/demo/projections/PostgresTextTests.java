package io.banyan.demo.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PostgresTextTests {
    @Test
    void readsTimesToTheMicrosecond() {
        assertThat(PostgresText.instant("2027-01-04 16:30:00+00")).isEqualTo(Instant.parse("2027-01-04T16:30:00Z"));
        assertThat(PostgresText.instant("2026-09-01 06:00:00.000125+00"))
                .isEqualTo(Instant.parse("2026-09-01T06:00:00.000125Z"));
    }

    @Test
    void takesNoOtherZoneForUtc() {
        assertThatThrownBy(() -> PostgresText.instant("2027-01-04 16:30:00+01"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsListsAsTheyAreQuoted() {
        assertThat(PostgresText.list("{}")).isEmpty();
        assertThat(PostgresText.list("{java,c++}")).containsExactly("java", "c++");
        assertThat(PostgresText.list("{\"two words\",\"a,b}\",\"say \\\"hi\\\" \\\\\",\"\",\"NULL\"}"))
                .containsExactly("two words", "a,b}", "say \"hi\" \\", "", "NULL");
    }
}
