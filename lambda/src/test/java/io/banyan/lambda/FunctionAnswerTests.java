package io.banyan.lambda;

import static io.banyan.lambda.Asks.bytes;
import static io.banyan.lambda.Asks.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionAnswerTests {
    @ParameterizedTest
    @ValueSource(strings = {"201", "\"201\"", "201.0"})
    void aStatusMayBeWrittenAsText(String status) throws BadAnswer {
        assertThat(of("{\"statusCode\":" + status + "}").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 205, 304})
    void someStatusesHaveNoBody(int status) throws BadAnswer {
        FunctionAnswer answer = of("{\"statusCode\":" + status + ",\"body\":\"x\",\"headers\":{\"etag\":\"1\"}}");

        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers()).contains(new Field("etag", "1"));
    }

    @Test
    void headersAboutOneConnectionAreLeftOut() throws BadAnswer {
        FunctionAnswer answer = of("""
            {"statusCode":200,"body":"x","headers":{"Content-Length":"999","Transfer-Encoding":"chunked",
            "Connection":"x-a","Keep-Alive":"1","Upgrade":"h2c","Content-Type":"a/b"}}\
            """);

        assertThat(answer.headers()).containsExactly(new Field("Content-Type", "a/b"));
    }

    @Test
    void aBodyWithoutAContentTypeIsJsonAsThePlatformSaysIt() throws BadAnswer {
        assertThat(of("{\"statusCode\":200,\"body\":\"{}\"}").headers())
                .containsExactly(new Field("content-type", "application/json"));
        assertThat(of("{\"statusCode\":200}").headers()).isEmpty();
        assertThat(of("{\"statusCode\":200,\"body\":\"\"}").headers()).isEmpty();
    }

    @Test
    void textOfAHeaderIsUtf8OnTheWire() throws BadAnswer {
        FunctionAnswer answer = of("{\"statusCode\":200,\"headers\":{\"X-Name\":\" Zoë \\t\"}}");

        assertThat(answer.headers().getFirst().value())
                .isEqualTo(new String(bytes("Zoë"), StandardCharsets.ISO_8859_1));
    }

    @Test
    void severalCookiesInHeadersAllStay() throws BadAnswer {
        FunctionAnswer answer = of("{\"statusCode\":200,\"headers\":{\"Set-Cookie\":\"a=1\",\"set-cookie\":\"b=2\"}}");

        assertThat(answer.headers()).containsExactly(new Field("Set-Cookie", "a=1"), new Field("set-cookie", "b=2"));
    }

    @Test
    void bareJsonIsTheBodyByteForByte() throws BadAnswer {
        String json = " {\"a\" : 1.0, \"b\":\"\\u00e9é\" } \n";

        assertThat(text(of(json).body())).isEqualTo(json);
    }

    @Test
    void jsonThatIsNestedWithoutEndIsRefused() {
        byte[] deep = bytes("[".repeat(100_000) + "]".repeat(100_000));

        assertThatThrownBy(() -> FunctionAnswer.of(deep)).isInstanceOf(BadAnswer.class);
    }

    @Property(tries = 3000)
    void anyBytesAreAnAnswerOrRefused(@ForAll byte[] bytes, @ForAll String text) {
        isAnswerOrRefused(bytes);
        isAnswerOrRefused(bytes(text));
        isAnswerOrRefused(bytes("{\"statusCode\":200,\"body\":\"" + text + "\"}"));
    }

    private static void isAnswerOrRefused(byte[] json) {
        try {
            assertThat(FunctionAnswer.of(json).status()).isEqualTo(200);
        } catch (BadAnswer refused) {
            assertThat(refused).hasMessageMatching("[\\p{Print}]{10,}");
        }
    }

    private static FunctionAnswer of(String json) throws BadAnswer {
        return FunctionAnswer.of(bytes(json));
    }
}
