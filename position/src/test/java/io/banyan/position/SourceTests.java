package io.banyan.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTests {
    @Property
    void readsWhatItWrites(@ForAll int hash) {
        Source source = new Source(hash);

        assertThat(source.toString()).matches("[0-9a-f]{8}");
        assertThat(Source.parse(source.toString())).isEqualTo(source);
    }

    @Test
    void isOneHoweverItsDigitsAreWritten() {
        assertThat(Source.parse("7C1F00aA")).isEqualTo(Source.parse("7c1f00aa")).hasToString("7c1f00aa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7c1f00a", "7c1f00aa0", "7c1f00ag", "-c1f00aa", " 7c1f00aa", "٧c1f00aa", "7c1f00aa\n"})
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> Source.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("was '" + text + "' but must be 8 hex digits; write 7c1f00aa, say");
    }

    @Test
    void isAnotherAfterAFailover() {
        Source source = Source.ofPostgres(7_312_345_678_901_234_567L, 1);

        assertThat(source)
                .isEqualTo(Source.ofPostgres(7_312_345_678_901_234_567L, 1))
                .hasToString("0e3b4d45");
        assertThat(source).isNotEqualTo(Source.ofPostgres(7_312_345_678_901_234_567L, 2));
        assertThat(source).isNotEqualTo(Source.ofPostgres(7_312_345_678_901_234_568L, 1));
    }
}
