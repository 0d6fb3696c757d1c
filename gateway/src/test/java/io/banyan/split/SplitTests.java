package io.banyan.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTests {
    private static final int KEYS = 100_000;

    /// The vectors come from the reference implementation of XXH3, not from the library used here.
    @Test
    void placesAreThoseOfTheVectors() throws IOException {
        List<String> lines = vectors();

        assertThat(lines).hasSize(1_000);
        for (String line : lines) {
            String[] columns = line.split(",", -1);
            assertThat(Split.place(columns[0], columns[1])).as(line).isEqualTo(Integer.parseInt(columns[2]));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0%", "0.01%", "1%", "5%", "12.5%", "33.33%", "50%", "90%", "99.99%", "100%"})
    void theShareOfKeysIsTheWeight(String written) {
        Weight weight = Weight.parse(written);
        double share = weight.basisPoints() / 10_000.0;

        long modern = keys().filter(i -> isModern("events", i, weight)).count();

        double sigma = Math.sqrt(KEYS * share * (1 - share));
        assertThat((double) modern).isCloseTo(KEYS * share, within(3 * sigma));
    }

    @Test
    void raisingTheWeightMovesNobodyBack() {
        Weight less = Weight.parse("10%");
        Weight more = Weight.parse("35.5%");

        assertThat(keys().filter(i -> isModern("events", i, less)))
                .isNotEmpty()
                .allMatch(i -> isModern("events", i, more));
    }

    @Test
    void groupsWithDifferentSaltsSplitIndependently() {
        Weight weight = Weight.parse("20%");

        long both = keys().filter(i -> isModern("events", i, weight) && isModern("orders", i, weight))
                .count();

        double sigma = Math.sqrt(KEYS * 0.04 * 0.96);
        assertThat((double) both).isCloseTo(KEYS * 0.04, within(3 * sigma));
    }

    @Test
    void aSaltAndItsKeyAreToldApart() {
        assertThat(Split.place("ab", "c")).isNotEqualTo(Split.place("a", "bc"));
    }

    private static IntStream keys() {
        return IntStream.range(0, KEYS);
    }

    private static boolean isModern(String salt, int key, Weight weight) {
        return Split.isModern(Split.place(salt, "member-" + key), weight);
    }

    private static List<String> vectors() throws IOException {
        try (InputStream table = SplitTests.class.getResourceAsStream("/split-vectors.csv")) {
            assertThat(table).isNotNull();
            String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).toList();
        }
    }
}
