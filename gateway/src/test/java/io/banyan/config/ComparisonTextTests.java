package io.banyan.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTextTests {
    private static final String BEFORE = of(ParsedFileTests.EVERYTHING);

    private static String of(String text) {
        return ComparisonText.of(
                Objects.requireNonNull(RouteFiles.parsed("events.yaml", 0, text).group()));
    }

    private static String changed(String from, String to) {
        assertThat(ParsedFileTests.EVERYTHING).contains(from);
        return of(ParsedFileTests.EVERYTHING.replace(from, to));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/price: 0.01 | /price: 0.02",
                "events-view:8443 | events-view:8444",
                "http://monolith:8080 | http://monolith:8081",
                "timeout: 800ms | timeout: 900ms",
                "view: event-pages | view: events",
                "max-lag: 2s | max-lag: 3s"
            })
    void tellsWhatDecidesHowTheSidesCompare(String from, String to) {
        assertThat(changed(from, to)).isNotEqualTo(BEFORE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight: 10% | weight: 20%",
                "max-weight: 50% | max-weight: 60%",
                "owner: team-discovery | owner: team-search",
                "review-by: 2027-06-30 | review-by: 2028-06-30",
                "salt: spring | salt: autumn"
            })
    void tellsNothingElse(String from, String to) {
        assertThat(changed(from, to)).isEqualTo(BEFORE);
    }

    @Test
    void tellsTheRuleOfEachRouteInWhateverOrderItIsWritten() {
        String ignoring = of(ParsedFileTests.LITTLE + "compare: { ignore: [/updatedAt, /score] }\n");

        assertThat(of(ParsedFileTests.LITTLE + "compare: { ignore: [/updatedAt] }\n"))
                .isNotEqualTo(ignoring)
                .isNotEqualTo(of(ParsedFileTests.LITTLE));
        assertThat(of(ParsedFileTests.LITTLE + "compare: { ignore: [/score, /updatedAt] }\n"))
                .isEqualTo(ignoring);
    }

    @Test
    void isTheSameHoweverOftenItIsRead() {
        assertThat(of(ParsedFileTests.EVERYTHING)).isEqualTo(BEFORE).doesNotContain("@");
    }
}
