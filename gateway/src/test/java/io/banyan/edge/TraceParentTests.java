package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTests {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String USUAL = "00-" + TRACE + "-b7ad6b7169203331-01";

    private static @Nullable String traceId(String... values) {
        HttpHeaders headers = new DefaultHttpHeaders();
        headers.add("TraceParent", List.of(values));
        return TraceParent.traceId(headers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                USUAL,
                "00-" + TRACE + "-b7ad6b7169203331-00",
                "cc-" + TRACE + "-b7ad6b7169203331-01",
                "cc-" + TRACE + "-b7ad6b7169203331-01-what-will-come",
            })
    void isReadOfEveryVersion(String value) {
        assertThat(traceId(value)).isEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                TRACE,
                "00-" + TRACE + "-b7ad6b7169203331-0",
                "00-" + TRACE + "-b7ad6b7169203331-01-more",
                "cc-" + TRACE + "-b7ad6b7169203331-01.more",
                "ff-" + TRACE + "-b7ad6b7169203331-01",
                "0-" + TRACE + "0-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-" + TRACE + "-b7ad6b7169203331-0g",
                "00_" + TRACE + "-b7ad6b7169203331-01",
                "00-" + TRACE + "_b7ad6b7169203331-01",
                "00-" + TRACE + "-b7ad6b7169203331_01",
            })
    void isNoneWhereItIsMalformed(String value) {
        assertThat(traceId(value)).isNull();
    }

    @Test
    void isNoneWhereThereAreNoneOrTwo() {
        assertThat(traceId()).isNull();
        assertThat(traceId(USUAL, USUAL)).isNull();
    }
}
