package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestEncoderTests {
    private static String written(HttpRequest request) {
        EmbeddedChannel channel = new EmbeddedChannel(new RequestEncoder());
        channel.writeOutbound(request);
        ByteBuf bytes = channel.readOutbound();
        String text = bytes.toString(StandardCharsets.ISO_8859_1);
        bytes.release();
        channel.finishAndReleaseAll();
        return text;
    }

    private static HttpRequest request(String method, String target) {
        return new DefaultHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.valueOf(method),
                target,
                DefaultHttpHeadersFactory.headersFactory().withValidation(false));
    }

    @Test
    void everyByteOfATargetIsWrittenAsItWasRead() {
        StringBuilder target = new StringBuilder("/");
        for (char c = 0x21; c <= 0xFF; c++) {
            if (c != 0x7F) { // refused with the other control characters, by the decoder already
                target.append(c);
            }
        }

        assertThat(written(request("GET", target.toString()))).isEqualTo("GET " + target + " HTTP/1.1\r\n\r\n");
    }

    @Test
    void aTargetIsNotNormalised() {
        for (String target : new String[] {"*", "//a", "/a/../b", "/a?", "/?x=%zz&&", "http://h/a", "/a;b=1,%2F%2f"}) {
            assertThat(written(request("OPTIONS", target))).isEqualTo("OPTIONS " + target + " HTTP/1.1\r\n\r\n");
        }
    }

    @Test
    void headersKeepOrderCaseAndDuplicates() {
        HttpRequest request = request("get", "/");
        request.headers().add("X-b", "1").add("x-A", "2").add("X-B", "3").add("X-L", "\u00e9");

        assertThat(written(request)).isEqualTo("get / HTTP/1.1\r\nX-b: 1\r\nx-A: 2\r\nX-B: 3\r\nX-L: \u00e9\r\n\r\n");
    }

    @Test
    void anHttp10RequestGoesOnAsHttp11() {
        HttpRequest old = request("GET", "/").setProtocolVersion(HttpVersion.HTTP_1_0);

        assertThat(written(old)).startsWith("GET / HTTP/1.1\r\n");
    }
}
