package io.banyan.projections.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentTests {
    @Test
    void keepsFieldsInTheOrderOfTheirNames() {
        Document document = Document.of(Map.of("b", 2, "a", "one"));

        assertThat(document.fields()).containsExactly(Map.entry("a", "one"), Map.entry("b", 2L));
    }

    @Test
    void takesWhatIsTheSameEverywhereAndNothingElse() {
        Document document =
                Document.of(Map.of("price", new BigDecimal("1.50"), "tags", List.of("a", 1), "at", Map.of("lat", 5)));

        assertThat(document.fields().get("tags")).isEqualTo(List.of("a", 1L));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Document.of(Map.of("price", 1.5)))
                .withMessage("field price was a java.lang.Double but must be a String, Boolean, Long, BigDecimal, null,"
                        + " or a List or Map of these; write BigDecimal.valueOf(x)");
    }

    @Test
    void refusesACharacterThatNoStoreKeeps() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Document.of(Map.of("title", "a\0b")))
                .withMessageContaining("field title has the character U+0000");
    }

    @Test
    void countsAndForgetsACounterAtZero() {
        Document once = Document.EMPTY.plus("yes", 1);

        assertThat(once.plus("yes", 2).number("yes")).isEqualTo(3);
        assertThat(once.plus("yes", -1)).isEqualTo(Document.EMPTY);
    }

    @Test
    void countsExactlyAbove53Bits() {
        long large = (1L << 60) + 1;

        assertThat(Document.EMPTY.plus("yes", large).plus("yes", 1).number("yes"))
                .isEqualTo(large + 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Document.EMPTY.plus("yes", Long.MAX_VALUE).plus("yes", 1))
                .withMessage("field yes is a counter beyond 64 bits");
    }

    @Test
    void countsNoText() {
        Document named = Document.EMPTY.with("name", "x");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> named.plus("name", 1))
                .withMessage("field name was a java.lang.String but must be a whole number");
    }
}
