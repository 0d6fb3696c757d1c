package io.banyan.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedTests {
    @Test
    void comesBackFromItsText() {
        assertThat(Served.parse("events v2")).isEqualTo(new Served("events", 2));
        assertThat(Served.parse("two words v12")).isEqualTo(new Served("two words", 12));
        assertThat(Served.parse(Served.NONE.toString())).isEqualTo(Served.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "events", "events v0", "events v01", "v2", "events v9999999999"})
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> Served.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be a view and its version; write events v2, say");
    }
}
