package io.banyan.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderNamesTests {
    private static final HeaderNames NAMES = HeaderNames.of("Range", "If-Range", "Upgrade", "X-A");
    private static final HeaderNames LOOSE = HeaderNames.orWithUnderscores("content-length", "x-a");

    @ParameterizedTest
    @CsvSource({
        "Range, Range",
        "rANGE, Range",
        "if-range, If-Range",
        "UPGRADE, Upgrade",
        "If_Range, ",
        "Rangf, ",
        "Ranges, ",
        "Rang, ",
        "'', ",
        "'X\u001aA', "
    })
    void aNameIsFoundInAnyCaseAndSpeltAsTheSetSpellsIt(String name, String found) {
        assertThat(NAMES.find(name)).isEqualTo(found);
        assertThat(NAMES.contains(name)).isEqualTo(found != null);
    }

    @Test
    void anUnderscoreCountsAsADashWhereAskedForAndNotTheOtherWayRound() {
        assertThat(LOOSE.contains("Content_Length")).isTrue();
        assertThat(LOOSE.contains("x_A")).isTrue();
        assertThat(HeaderNames.orWithUnderscores("x_a").contains("x-a")).isFalse();
    }

    @Test
    void lettersThatOnlyFoldInOtherAlphabetsAreOthers() {
        assertThat(NAMES.contains("X-\u0101")).isFalse();
        assertThat(HeaderNames.of("kelvin").contains("\u212aelvin")).isFalse();
        assertThat(NAMES.contains("")).isFalse();
    }
}
