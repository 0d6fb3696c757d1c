package io.banyan.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.edge.ProxySignature.Found;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxySignatureTests {
    @ParameterizedTest
    @CsvSource({
        "'', NOTHING",
        "P, A_PART",
        "PROXY, A_PART",
        "'PROXY ', YES",
        "PROXY TCP4 1.2.3.4 5.6.7.8 1 2, YES",
        "PROXIES, NO",
        "proxy TCP4, NO",
        "GET / HTTP/1.1, NO",
        "POST / HTTP/1.1, NO",
        "~, A_PART",
        "~~!~QUIT, A_PART",
        "~~!~QUIT^, YES",
        "~~!~QUIT^!and more, YES",
        "~~PROXY , NO",
        "~PROXY , NO",
        "P~~!~QUIT^, NO",
    })
    void isFoundInWhateverPiecesItComes(String text, Found found) {
        String bytes = text.replace("~", "\r\n").replace('!', '\0').replace('^', '\n');
        ProxySignature whole = new ProxySignature();
        ProxySignature pieces = new ProxySignature();

        assertThat(whole.look(buffer(bytes))).isEqualTo(found);
        for (int i = 0; i < bytes.length(); i++) {
            pieces.look(buffer(bytes.substring(i, i + 1)));
        }
        assertThat(pieces.found()).isEqualTo(found);
        assertThat(pieces.isOpen()).isEqualTo(found == Found.NOTHING || found == Found.A_PART);
    }

    @ParameterizedTest
    @CsvSource({"PROXY TCP4"})
    void isReadByWhoeverFollows(String bytes) {
        ByteBuf buffer = buffer(bytes);

        new ProxySignature().look(buffer);

        assertThat(buffer.toString(ISO_8859_1)).isEqualTo(bytes);
    }

    private static ByteBuf buffer(String bytes) {
        return Unpooled.copiedBuffer(bytes, ISO_8859_1);
    }
}
