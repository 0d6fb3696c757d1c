package io.banyan.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LastAsOfTests {
    /// Each header several times, good ones and broken ones in turn, as several copies of a view answer.
    @Property
    void readsWhateverCameBefore(@ForAll("headers") List<String> headers) {
        LastAsOf last = new LastAsOf();

        for (String header : headers) {
            assertThat(last.of(header)).as(header).isEqualTo(AsOf.parse(header));
            assertThat(last.of(header)).as("once more: " + header).isEqualTo(AsOf.parse(header));
        }
    }

    @Provide
    static Arbitrary<List<String>> headers() {
        return AsOfTests.headers().list().ofMinSize(1).ofMaxSize(3).flatMap(few -> Arbitraries.of(few)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8));
    }
}
