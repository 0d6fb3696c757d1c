package io.banyan.demo.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadersTests {
    /// Repeats of one read within a minute prove nothing more.
    @ParameterizedTest
    @CsvSource({"false, 2700, 8099", "true, 10000, 10000"})
    void readEachEventAndItsPageOnceBeforeAnyComesAgain(boolean summer, int events, int last) {
        var paths = LongStream.range(0, 2L * events)
                .mapToObj(number -> Readers.path(number, summer))
                .toList();

        assertThat(paths)
                .doesNotHaveDuplicates()
                .contains("/api/events/1", "/api/events/" + last + "/page")
                .doesNotContain("/api/events/" + (last + 1));
    }
}
