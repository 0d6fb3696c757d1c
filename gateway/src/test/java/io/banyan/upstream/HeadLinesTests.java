package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeadLinesTests {
    private static String written(HttpHeaders headers) {
        ByteBuf out = Unpooled.buffer();
        HeadLines.begin().headers(headers).to(out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static HttpHeaders headers() {
        return DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
    }

    @Test
    void headersAreWrittenInOrderByteForByte() {
        HttpHeaders headers =
                headers().add(AsciiString.of("x-B"), "\u00e9 1").add("X-a", "").add("x-b", AsciiString.of("2"));

        assertThat(written(headers)).isEqualTo("x-B: \u00e9 1\r\nX-a: \r\nx-b: 2\r\n");
    }

    @Test
    void aCharacterThatIsNoByteCannotBecomeTheEndOfALine() {
        assertThat(written(headers().add("X-A", "a\u010d\u010ab\u2028"))).isEqualTo("X-A: a??b?\r\n");
    }

    @Test
    void whatIsLargerThanTheUsualArrayIsWrittenWholeAndTheNextIsNotMixedWithIt() {
        String large = "v".repeat(100_000);

        assertThat(written(headers().add("X-A", large))).isEqualTo("X-A: " + large + "\r\n");
        assertThat(written(headers().add("X-B", "1"))).isEqualTo("X-B: 1\r\n");
    }
}
