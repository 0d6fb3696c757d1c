package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ViewTextTests {
    @ParameterizedTest
    @CsvSource({"0.2,0.2 s", "119.9,119.9 s", "120,2 min", "43260.5,12 h 1 min", "null,-"})
    void tellsALongLagInMinutesAndHours(String seconds, String says) {
        var version = JsonMapper.shared().readTree("{\"lagSeconds\": " + seconds + "}");

        assertThat(ViewText.lag(version)).isEqualTo(says);
    }
}
