package io.banyan.demo.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadersTests {
    /// Repeats of one read within a minute prove nothing more.
    @ParameterizedTest
    @ValueSource(ints = {1_600, 10_000})
    void readEachEventAndItsPageOnceBeforeAnyComesAgain(int events) {
        var paths = LongStream.range(0, 2L * events)
                .mapToObj(number -> Readers.path(number, events))
                .toList();

        assertThat(paths).doesNotHaveDuplicates().contains("/api/events/1", "/api/events/" + events + "/page");
    }
}
