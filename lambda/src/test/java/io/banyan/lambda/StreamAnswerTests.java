package io.banyan.lambda;

import static io.banyan.lambda.Asks.bytes;
import static io.banyan.lambda.Asks.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamAnswerTests {
    private static final String NULS = "\0\0\0\0\0\0\0\0";

    @Property
    void isTheSameHoweverItIsCut(@ForAll byte[] body, @ForAll @IntRange(min = 1, max = 60) int piece) throws BadAnswer {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        sent.writeBytes(bytes("{\"statusCode\":206,\"cookies\":[\"a=1\"]}" + NULS));
        sent.writeBytes(body);
        byte[] all = sent.toByteArray();
        StreamAnswer answer = StreamAnswer.of(StreamAnswer.WITH_HEAD);
        ByteArrayOutputStream came = new ByteArrayOutputStream();

        for (int at = 0; at < all.length; at += piece) {
            came.writeBytes(answer.feed(Arrays.copyOfRange(all, at, Math.min(all.length, at + piece))));
        }

        assertThat(came.toByteArray()).isEqualTo(body);
        assertThat(answer.end().status()).isEqualTo(206);
        assertThat(answer.end().headers())
                .containsExactly(new Field("content-type", "application/octet-stream"), new Field("set-cookie", "a=1"));
    }

    @Test
    void hasItsHeadAsSoonAsThatHasCome() throws BadAnswer {
        StreamAnswer answer = StreamAnswer.of(StreamAnswer.WITH_HEAD + "; charset=utf-8");

        assertThat(answer.feed(bytes(" {}" + NULS.substring(1)))).isEmpty();
        assertThat(answer.head()).isNull();
        assertThat(text(answer.feed(bytes("\0\0x")))).isEqualTo("\0x");
        assertThat(answer.head()).isNotNull();
        assertThat(text(answer.feed(bytes("\0y")))).isEqualTo("\0y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "application/json", "application/octet-stream", "text/plain"})
    void withoutAHeadItIsBytes(String contentType) throws BadAnswer {
        StreamAnswer answer = StreamAnswer.of(contentType.isEmpty() ? null : contentType);

        assertThat(answer.end())
                .isEqualTo(new AnswerHead(200, List.of(new Field("content-type", "application/octet-stream"))));
        assertThat(text(answer.feed(bytes("{\"statusCode\":500}" + NULS)))).hasSize(26);
    }

    @Test
    void aHeadThatDoesNotEndIsTold() throws BadAnswer {
        StreamAnswer answer = StreamAnswer.of(StreamAnswer.WITH_HEAD);
        answer.feed(bytes("{\"statusCode\":200}\0\0\0"));

        assertThatThrownBy(answer::end).isInstanceOf(BadAnswer.class).hasMessage("it ended before its head did");
        assertThatThrownBy(() -> answer.feed(bytes("body")))
                .isInstanceOf(BadAnswer.class)
                .hasMessage("fewer than eight NUL bytes follow on its head");
    }

    @Test
    void aHeadHasALimit() throws BadAnswer {
        StreamAnswer answer = StreamAnswer.of(StreamAnswer.WITH_HEAD);
        answer.feed(new byte[0]);
        answer.feed(bytes(" ".repeat(StreamAnswer.HEAD_LIMIT)));

        assertThatThrownBy(() -> answer.feed(bytes(" "))).hasMessage("its head has more than 256 KB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"a\"", "null"})
    void aHeadIsAnObject(String json) throws BadAnswer {
        StreamAnswer answer = StreamAnswer.of(StreamAnswer.WITH_HEAD);

        assertThatThrownBy(() -> answer.feed(bytes(json + NULS))).hasMessage("its head is not an object");
    }
}
