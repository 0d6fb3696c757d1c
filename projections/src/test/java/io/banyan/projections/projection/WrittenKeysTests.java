package io.banyan.projections.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenKeysTests {
    @Property
    void neverLosesOne(@ForAll Set<@AlphaChars @NumericChars @StringLength(min = 1, max = 20) String> ids) {
        var written = new WrittenKeys(0);
        ids.forEach(id -> written.add(page(id)));

        assertThat(ids).allMatch(id -> written.mayHave(page(id)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 200_000})
    void takesFewOthersForWritten(int keys) {
        var written = new WrittenKeys(keys);
        IntStream.range(0, keys).forEach(id -> written.add(page("" + id)));

        long taken = IntStream.range(keys, 2 * keys)
                .filter(id -> written.mayHave(page("" + id)))
                .count();

        assertThat(taken).isLessThan(keys / 50);
    }

    @Test
    void takesMoreKeysThanItCanTellApart() {
        var written = new WrittenKeys(Long.MAX_VALUE);
        written.add(page("7"));

        assertThat(written.mayHave(page("7"))).isTrue();
        assertThat(written.mayHave(page("8"))).isFalse();
    }

    private static DocumentKey page(String id) {
        return PartitionKey.of("event", id).document("page");
    }
}
