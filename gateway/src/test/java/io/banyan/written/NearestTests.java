package io.banyan.written;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTests {
    private static final List<String> KNOWN = List.of("weight", "max-weight", "url", "routes", "StripPrefix");

    @ParameterizedTest
    @CsvSource({
        "wieght, weight",
        "Weight, weight",
        "maxweight, max-weight",
        "ulr, url",
        "route, routes",
        "strip_prefix, StripPrefix"
    })
    void knowsWhatWasMeant(String written, String meant) {
        assertThat(Nearest.of(written, KNOWN)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"backend", "x", "urn:x", ""})
    void guessesNothingFarOff(String written) {
        assertThat(Nearest.of(written, KNOWN)).isNull();
        assertThat(Nearest.hint(written, KNOWN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"abc, abc, 0", "abc, acb, 1", "abc, ab, 1", "ab, abc, 1", "abc, axc, 1", "abc, cab, 2"})
    void countsEdits(String a, String b, int edits) {
        assertThat(Nearest.edits(a, b)).isEqualTo(edits);
    }
}
